// This repository's package, installed as users would install it.
import { scalePagesRouter } from '../../lib/generate.mjs'
import { packOurs } from '../../lib/pack.mjs'

const vite = 'node_modules/vite/bin/vite.js'

export default {
  label: 'vite-plugin-server-props, `node dist/server/start.js`',
  packages: ['vite-plugin-server-props'],
  tarball: packOurs,
  build: [[vite, 'build']],
  outputs: ['dist'],
  start: { args: () => ['dist/server/start.js'] },
  dev: { args: ({ port, host }) => [vite, '--port', port, '--strictPort', '--host', host] },
  devCaches: ['node_modules/.vite'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: scalePagesRouter('vite-plugin-server-props/link'),
}
