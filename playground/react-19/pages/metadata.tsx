import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'

export async function getServerSideProps() {
  return { props: { text: 'A text & <more>' } }
}

export default function Metadata({ text }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <h1>Metadata</h1>
      <article>
        <title>{`Of the page: ${text}`}</title>
        <meta name="description" content={text} />
        <link rel="canonical" href="https://example.com/metadata" />
        <link rel="stylesheet" href="/metadata.css" precedence="default" />
        <p>{text}</p>
      </article>
    </main>
  )
}
