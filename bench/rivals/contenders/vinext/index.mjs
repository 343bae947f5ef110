import { scalePagesRouter } from '../../lib/generate.mjs'

const vite = 'node_modules/vite/bin/vite.js'

export default {
  label: 'vinext, Pages Router, `vinext start`',
  packages: ['vinext'],
  node: '22',
  build: [[vite, 'build']],
  outputs: ['dist', '.next', '.vinext'],
  start: {
    args: ({ port, host }) => [
      'node_modules/vinext/dist/cli.js',
      'start',
      '--port',
      port,
      '--hostname',
      host,
    ],
  },
  dev: { args: ({ port, host }) => [vite, 'dev', '--port', port, '--strictPort', '--host', host] },
  devCaches: ['node_modules/.vite', '.next', '.vinext'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: scalePagesRouter('next/link'),
}
