// Page files for the scaling runs: n files under `folder`, ids p0001, p0002, …
export function numbered(n, folder, file) {
  return Array.from({ length: n }, (_, i) => {
    const [name, text] = file(`p${String(i + 1).padStart(4, '0')}`)
    return [folder ? `${folder}/${name}` : name, text]
  })
}

/** The scaling of a contender with a Pages Router, whose link comes from a module of this name. */
export function scalePagesRouter(link) {
  return (n) => ({
    files: numbered(n, 'pages/gen', (id) => [`${id}.jsx`, writePage(id, link)]),
    path: (id) => `/gen/${id}`,
  })
}

const writePage = (id, link) => `import Link from '${link}';
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
