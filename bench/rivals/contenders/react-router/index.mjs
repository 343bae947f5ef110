import { numbered } from '../../lib/generate.mjs'

const cli = 'node_modules/@react-router/dev/bin.cjs'

export default {
  label: 'React Router, framework mode, `react-router-serve`',
  packages: ['react-router'],
  node: '22.22',
  build: [[cli, 'build']],
  outputs: ['build', '.react-router'],
  // react-router-serve is Express + compression + morgan; its access log goes to /dev/null here.
  start: { args: ['node_modules/@react-router/serve/bin.cjs', 'build/server/index.js'] },
  dev: { args: ({ port, host }) => [cli, 'dev', '--port', port, '--strictPort', '--host', host] },
  devCaches: ['node_modules/.vite', '.react-router'],
  paths: { hello: (name) => `/hello/${name}`, list: () => '/list' },
  scale: (n) => ({
    files: [
      ...numbered(n, 'app/routes/gen', (id) => [`${id}.jsx`, page(id)]),
      ['app/routes.js', routes(numbered(n, '', (id) => [id, '']).map(([id]) => id))],
    ],
    path: (id) => `/gen/${id}`,
  }),
}

const page = (id) => `import { Link } from 'react-router';
import { getHello } from '../../../bench-shared/data.js';
import { HelloView } from '../../../bench-shared/views.jsx';

export async function loader() {
  return getHello('${id}');
}

export default function Page({ loaderData }) {
  return (
    <section id="${id}">
      <h2>Page ${id}</h2>
      <HelloView {...loaderData} link={<Link to="/list">all books</Link>} />
    </section>
  );
}
`

const routes = (ids) => `import { route } from '@react-router/dev/routes';

export default [
  route('hello/:name', 'routes/hello.jsx'),
  route('list', 'routes/list.jsx'),
${ids.map((id) => `  route('gen/${id}', 'routes/gen/${id}.jsx'),`).join('\n')}
];
`
