import { numbered } from '../../lib/generate.mjs'

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
