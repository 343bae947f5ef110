import Link from 'vite-plugin-server-props/link'

export default function Home() {
  return (
    <ul>
      {['commonjs', 'required', 'formats', 'builtins', 'database'].map((name) => (
        <li key={name}>
          <Link href={`/${name}`}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}
