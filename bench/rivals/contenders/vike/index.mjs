import { numbered } from '../../lib/generate.mjs'

const vike = 'node_modules/vike/bin.js'

export default {
  label: 'Vike and vike-react, built-in `+server` (srvx)',
  packages: ['vike', 'vike-react'],
  build: [[vike, 'build']],
  outputs: ['dist'],
  start: { args: ['dist/server/index.mjs'] },
  dev: { args: ({ port, host }) => [vike, 'dev', '--port', port, '--strictPort', '--host', host] },
  devCaches: ['node_modules/.vite'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: (n) => ({
    files: [
      ...numbered(n, 'pages/gen', (id) => [`${id}/+Page.jsx`, page(id)]),
      ...numbered(n, 'pages/gen', (id) => [`${id}/+data.js`, data(id)]),
    ],
    path: (id) => `/gen/${id}`,
  }),
}

const page = (id) => `import { useData } from 'vike-react/useData';
import { HelloView } from '../../../bench-shared/views.jsx';

export default function Page() {
  return (
    <section id="${id}">
      <h2>Page ${id}</h2>
      <HelloView {...useData()} link={<a href="/list">all books</a>} />
    </section>
  );
}
`

const data = (id) => `import { getHello } from '../../../bench-shared/data.js';

export async function data() {
  return getHello('${id}');
}
`
