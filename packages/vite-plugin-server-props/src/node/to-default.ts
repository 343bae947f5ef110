/** What `import x from` gives for a module's exports: those that a compiler wrote name their default. */
export function toDefault(exports: unknown): unknown {
  if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function')) return exports
  return '__esModule' in exports && 'default' in exports ? exports.default : exports
}
