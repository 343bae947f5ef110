import { numbered } from '../../lib/generate.mjs'

const vite = 'node_modules/vite/bin/vite.js'

export default {
  label: 'TanStack Start, Nitro node server',
  packages: ['@tanstack/react-start', 'nitro'],
  node: '22.12',
  env: { NITRO_HOST: '127.0.0.1' },
  build: [[vite, 'build']],
  outputs: ['.output', '.nitro', '.tanstack', 'src/routeTree.gen.ts', 'node_modules/.nitro'],
  start: { args: ['.output/server/index.mjs'] },
  dev: { args: ({ port, host }) => [vite, 'dev', '--port', port, '--strictPort', '--host', host] },
  devCaches: ['node_modules/.vite', '.tanstack', '.nitro', 'node_modules/.nitro'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: (n) => ({
    files: numbered(n, 'src/routes', (id) => [`gen.${id}.tsx`, page(id)]),
    path: (id) => `/gen/${id}`,
  }),
}

const page = (id) => `import { Link, createFileRoute } from '@tanstack/react-router';
import { createServerFn } from '@tanstack/react-start';
import { getHello } from '../../bench-shared/data.js';
import { HelloView } from '../../bench-shared/views.jsx';

const fetchHello = createServerFn({ method: 'GET' }).handler(async () => getHello('${id}'));

export const Route = createFileRoute('/gen/${id}')({
  loader: () => fetchHello(),
  component: Page,
});

function Page() {
  return (
    <section id="${id}">
      <h2>Page ${id}</h2>
      <HelloView {...Route.useLoaderData()} link={<Link to="/list">all books</Link>} />
    </section>
  );
}
`
