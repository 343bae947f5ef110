export default {
  label: 'floor: node:http + renderToString',
  packages: ['react', 'vite'],
  build: [
    ['node_modules/vite/bin/vite.js', 'build'],
    ['node_modules/vite/bin/vite.js', 'build', '--ssr', 'src/server-entry.jsx'],
  ],
  outputs: ['dist'],
  start: { args: ['server.mjs'] },
  dev: { args: ['dev.mjs'] },
  devCaches: ['node_modules/.vite'],
  paths: {
    hello: (name) => `/hello/${name}`,
    list: () => '/list',
    helloData: (name) => `/_data/hello/${name}.json`,
    listData: () => '/_data/list.json',
  },
}
