// The react-router build served by its request listener alone: what remains of
// React Router's cost without Express, compression and the access log.
export default {
  label: 'React Router, `createRequestListener` on node:http',
  packages: ['react-router'],
  node: '22.22',
  sharesBuildOf: 'react-router',
  start: { args: ['server-node.mjs'] },
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
}
