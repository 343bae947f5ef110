// This repository's package, installed as users would install it.
import { numbered } from '../../lib/generate.mjs'
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
  scale: (n) => ({
    files: numbered(n, 'pages/gen', (id) => [`${id}.jsx`, page(id)]),
    path: (id) => `/gen/${id}`,
  }),
}

const page = (id) => `import Link from 'vite-plugin-server-props/link';
import { getHello } from '../../bench-shared/data.js';
import { HelloView } from '../../bench-shared/views.jsx';

export default function Page(props) {
  return (
    <section id="${id}">
      <h2>Page ${id}</h2>
      <HelloView {...props} link={<Link href="/list">all books</Link>} />
    </section>
  );
}

export async function getServerSideProps() {
  return { props: getHello('${id}') };
}
`
