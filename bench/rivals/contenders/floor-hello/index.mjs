export default {
  label: 'floor-hello: node:http + template string, no React',
  install: false,
  browser: false,
  build: [],
  outputs: [],
  start: { args: ['server.mjs'] },
  paths: {
    hello: (name) => `/hello/${name}`,
    list: () => '/list',
    helloData: (name) => `/_data/hello/${name}.json`,
    listData: () => '/_data/list.json',
  },
}
