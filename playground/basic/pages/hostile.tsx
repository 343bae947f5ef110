import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'

const texts = [
  '</script><script>window.PWN=1</script>',
  '<!--<script>',
  '<img src=x onerror="window.PWN=1">',
  '\u2028\u2029',
  "$& $` $' $1 $$",
  '<!--app-html-->',
  '"quoted" \'text\' \\ back',
  '😀 \u0000 end',
]

export const getServerSideProps = (async () => ({
  props: { texts, byName: Object.fromEntries(texts.map((text, index) => [text, index])) },
})) satisfies GetServerSideProps

export default function Hostile({ texts, byName }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <pre id="texts">{JSON.stringify({ texts, byName })}</pre>
}
