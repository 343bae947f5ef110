import { SCRIPT_ATTRIBUTE } from '../../shared/names.js'
import { toHeadTag } from '../to-head-tag.js'
import { toScriptElement } from './script-tag.js'
import type { ScriptProps } from './script-types.js'

/** By id or address: the scripts that are there. */
const loaded: Set<string> = /* @__PURE__ */ new Set()

/** By address: the scripts that were asked for. */
const loading: Map<string, Promise<Event>> = /* @__PURE__ */ new Map()

type Identity = Pick<ScriptProps, 'id' | 'src'>

/** Empty for an inline script without an id, which runs each time. */
function toKey({ id, src }: Identity): string {
  return id || src || ''
}

/** Whether a script is there already, put in by a component or by the server. */
export function isLoaded(script: Identity): boolean {
  const key = toKey(script)
  return key !== '' && (loaded.has(key) || isInDocument(key))
}

/** Scripts of the server's document have run before any of this does. */
function isInDocument(key: string): boolean {
  return [...document.querySelectorAll(`script[${SCRIPT_ATTRIBUTE}="beforeInteractive"]`)].some(
    (script) => (script.id || script.getAttribute('src')) === key,
  )
}

/** Puts a script into the document, once for each id or address; who asks again is told when it is there. */
export function loadScript(props: ScriptProps): void {
  if (isLoaded(props)) return
  const { src, stylesheets = [] } = props
  const isInline = src === undefined || src === ''
  const before = isInline ? undefined : loading.get(src)
  if (before !== undefined) {
    follow(before, props)
    return
  }
  const element = createScript(props)
  if (!isInline) {
    const done = new Promise<Event>((resolve, reject) => {
      element.addEventListener('load', resolve)
      element.addEventListener('error', reject)
    })
    loading.set(src, done)
    // It may be asked for again.
    done.catch(() => loading.delete(src))
    follow(done, props)
  }
  for (const href of stylesheets) addStyles(href)
  document.body.append(element)
  if (isInline) finish(props)
}

function follow(done: Promise<Event>, props: ScriptProps): void {
  done.then(
    (event) => {
      props.onLoad?.(event)
      finish(props)
    },
    (event: unknown) => props.onError?.(event),
  )
}

function finish(props: ScriptProps): void {
  const key = toKey(props)
  if (key !== '') loaded.add(key)
  props.onReady?.()
}

function addStyles(href: string): void {
  const present = [...document.querySelectorAll('link[rel="stylesheet"]')]
  if (present.some((link) => link.getAttribute('href') === href)) return
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))
}

function createScript(props: ScriptProps): HTMLScriptElement {
  const element = document.createElement('script')
  const tag = toHeadTag(toScriptElement(props))
  for (const [name, value] of Object.entries(tag?.attributes ?? {})) element.setAttribute(name, value)
  // A script that code puts in does not wait for others unless it is told to.
  if (props.async === false) element.async = false
  element.text = tag?.html ?? tag?.text ?? ''
  return element
}

/** Loads a script when the document has loaded and the browser has nothing else to do. */
export function loadLazily(props: ScriptProps): void {
  const load = (): void => whenIdle(() => loadScript(props))
  if (document.readyState === 'complete') load()
  else addEventListener('load', load, { once: true })
}

function whenIdle(callback: () => void): void {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback)
  else setTimeout(callback, 1)
}

/** Loads a script from code, as the component would with the same props. */
export function handleClientScriptLoad(props: ScriptProps): void {
  if (props.strategy === 'lazyOnload') loadLazily(props)
  else loadScript(props)
}

/** Loads several scripts, such as those of a `_document`. */
export function initScriptLoader(scripts: readonly ScriptProps[]): void {
  for (const script of scripts) handleClientScriptLoad(script)
}
