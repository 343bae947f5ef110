import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Awareness } from 'y-protocols/awareness'
import { AbstractType, Doc } from 'yjs'
import { name } from '../lib/awaited'
import settings from '../lib/settings.json'

export async function getServerSideProps() {
  // Both packages come as ES modules and as CommonJS; two copies of the first would not know each other.
  const awareness = new Awareness(new Doc())
  awareness.setLocalState({ greeting: settings.greeting })
  const state = awareness.getLocalState()
  awareness.destroy()
  return {
    props: {
      greeting: String(state?.['greeting']),
      isOneCopy: awareness.doc.getText('text') instanceof AbstractType,
      name,
    },
  }
}

export default function Formats(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <pre>{JSON.stringify(props)}</pre>
}
