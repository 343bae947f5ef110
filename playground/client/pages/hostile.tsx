import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../components/frame'

export const getServerSideProps = (async () => ({
  props: {
    close: '</script><script>window.ran = 1</script>',
    comment: '<!--<script>',
    quotes: `&lt;&amp;"'\``,
    lines: 'a\u2028b\u2029c\nd\te\\u0041',
    scripts: '👩‍🚀 日本 ünï',
    dollar: '$& $1 $$ ${x}',
    deep: { list: [1, [2, { none: null }]], empty: {}, zero: 0, no: false, blank: '' },
  },
})) satisfies GetServerSideProps

export default function Hostile(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="hostile" props={props} />
}
