import { scalePagesRouter } from '../../lib/generate.mjs'

const next = 'node_modules/next/dist/bin/next'

export default {
  label: 'Next.js, Pages Router, `next start`',
  packages: ['next'],
  env: { NEXT_TELEMETRY_DISABLED: '1' },
  build: [[next, 'build']],
  outputs: ['.next'],
  start: { args: ({ port, host }) => [next, 'start', '-p', port, '-H', host] },
  dev: { args: ({ port, host }) => [next, 'dev', '-p', port, '-H', host] },
  devCaches: ['.next/dev'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: scalePagesRouter('next/link'),
}
