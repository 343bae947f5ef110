import { Activity, createContext, lazy, Suspense, use, useId, useState, type Ref } from 'react'
import dynamic from 'vite-plugin-server-props/dynamic'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'

const Lazy = lazy(() => import('../components/late'))
const Dynamic = dynamic(() => import('../components/late').then(({ default: Late }) => Late))
const Colour = createContext('none')

const texts = new Map<string, Promise<string>>()

/** The same promise for the same text, so that React can wait for it. */
function loadText(text: string): Promise<string> {
  let promise = texts.get(text)
  if (promise === undefined) {
    promise = new Promise((resolve) => setTimeout(() => resolve(`${text}, waited for`), 10))
    texts.set(text, promise)
  }
  return promise
}

export async function getServerSideProps() {
  // Long enough for React to set it aside while it streams.
  return { props: { text: 'a text', many: Array.from({ length: 2000 }, (_, index) => `word ${index}`) } }
}

function Waited({ text, many }: { text: string; many: readonly string[] }) {
  const id = useId()
  return (
    <section>
      <p id="used">{use(loadText(text))}</p>
      <p id="many">{many.join(' ')}</p>
      <label htmlFor={id}>field</label>
      <input id={id} />
    </section>
  )
}

function Coloured() {
  // Not at the top level, where only `use` may be called.
  for (const context of [Colour]) return <p id="colour">{use(context)}</p>
  return null
}

function Field({ ref }: { ref: Ref<HTMLInputElement> }) {
  return <input id="field" ref={ref} />
}

export default function Waiting({ text, many }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const [name, setName] = useState('')
  const [isShown, setShown] = useState(false)
  return (
    <main>
      <h1>Waiting</h1>
      <Suspense fallback={<p className="fallback">wait for the text</p>}>
        <Waited text={text} many={many} />
      </Suspense>
      <Suspense fallback={<p className="fallback">wait for the component</p>}>
        <Lazy />
      </Suspense>
      <div id="dynamic">
        <Dynamic />
      </div>
      <Colour value="green">
        <Coloured />
      </Colour>
      <Field ref={(element) => setName(element?.nodeName ?? '')} />
      <p id="name">{name}</p>
      <button type="button" onClick={() => setShown(!isShown)}>
        show
      </button>
      <Activity mode={isShown ? 'visible' : 'hidden'}>
        <input aria-label="kept" />
      </Activity>
    </main>
  )
}
