import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { say } from 'cowsay'
import ms from 'ms'
import Queue from 'p-queue'
import qs, { parse } from 'qs'

export async function getServerSideProps() {
  return {
    props: {
      // The package is a function.
      duration: ms('2 days'),
      // Named exports, and all of them as the default.
      list: parse('list[]=a&list[]=b')['list'] as string[],
      isSame: qs.parse === parse,
      // Compiled from an ES module: the class is a property of what the package exports.
      queued: await new Queue({ concurrency: 1 }).add(() => 'in turn'),
      // Reads a file that lies beside its own.
      cow: say({ text: 'moo', f: 'small' }),
    },
  }
}

export default function CommonJs(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <pre>{JSON.stringify(props)}</pre>
}
