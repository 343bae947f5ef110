// Page files for the scaling runs: n files under `folder`, ids p0001, p0002, …
export function numbered(n, folder, file) {
  return Array.from({ length: n }, (_, i) => {
    const [name, text] = file(`p${String(i + 1).padStart(4, '0')}`)
    return [folder ? `${folder}/${name}` : name, text]
  })
}
