import { numbered } from '../../lib/generate.mjs'

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
  scale: (n) => ({
    files: numbered(n, 'pages/gen', (id) => [`${id}.jsx`, page(id)]),
    path: (id) => `/gen/${id}`,
  }),
}

const page = (id) => `import Link from 'next/link';
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
