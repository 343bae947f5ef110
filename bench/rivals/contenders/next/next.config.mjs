// Defaults throughout; the root is named only so that a lock file further up
// the tree is not taken for the workspace root.
export default {
  turbopack: { root: import.meta.dirname },
}
