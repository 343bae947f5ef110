// Route table shared by server and browser: pattern -> page module.
export const routes = [
  {
    id: 'hello',
    pattern: /^\/hello\/([^/]+)$/,
    file: 'src/pages/hello.jsx',
    load: () => import('./pages/hello.jsx'),
  },
  { id: 'list', pattern: /^\/list$/, file: 'src/pages/list.jsx', load: () => import('./pages/list.jsx') },
]

export function match(pathname) {
  for (const route of routes) {
    const found = route.pattern.exec(pathname)
    if (found) return { route, params: found.slice(1).map(decodeURIComponent) }
  }
  return null
}
