import { badFormAction } from './errors.js'
import { warnOnce } from './warn-once.js'

/** Where a form goes: its action with the fields in place of the search, as when the browser sends it. */
export function toTarget(action: string, form: HTMLFormElement, submitter: HTMLElement | null): string {
  let target: URL
  try {
    target = new URL(action, location.href)
  } catch (cause) {
    throw badFormAction(action, cause)
  }
  const data = new FormData(form, submitter)
  if (import.meta.hot) for (const [name, value] of data) if (typeof value !== 'string') warnOfFile(name)
  target.search = toUrlEncoded(data).toString()
  return target.href
}

/** A form's fields as the browser would write them into an address or a plain body: of a file there is the name only. */
export function toUrlEncoded(data: FormData): URLSearchParams {
  return new URLSearchParams(
    [...data].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  )
}

function warnOfFile(name: string): void {
  warnOnce(
    `<Form> only supports file inputs if \`action\` is a function: of the file in "${name}" only its name is sent, because files cannot be encoded as search params.`,
  )
}

/** What a button may say about the form that it sends: attribute, name of the form's own prop, and of the button's. */
const OVERRIDES: readonly (readonly [attribute: string, prop: string, own: string, supported: string])[] = [
  ['formenctype', 'encType', 'formEncType', 'application/x-www-form-urlencoded'],
  ['formmethod', 'method', 'formMethod', 'get'],
  ['formtarget', 'target', 'formTarget', '_self'],
]

/** Whether the button makes it a form that only the browser can send. */
export function isForBrowser(submitter: HTMLElement): boolean {
  for (const [attribute, prop, own, supported] of OVERRIDES) {
    const value = submitter.getAttribute(attribute)
    if (value === null || value.toLowerCase() === supported) continue
    if (import.meta.hot) {
      console.error(
        `<Form>'s \`${prop}\` was set to an unsupported value via \`${own}="${value}"\`. This disables <Form>'s navigation: the browser sends the form. If you need this, use a native <form> element instead.`,
      )
    }
    return true
  }
  // How React marks a button whose action is a function.
  return /^\s*javascript:/i.test(submitter.getAttribute('formaction') ?? '')
}

/** In development: says what is given and has no effect. */
export function checkFormProps(props: Readonly<Record<string, unknown>>): void {
  const { action, replace, scroll } = props
  if (typeof action === 'string') checkAction(action, 'action')
  else if (replace !== undefined || scroll !== undefined) {
    console.error(
      'Passing `replace` or `scroll` to a <Form> whose `action` is a function has no effect. Call router.push() or router.replace() in the function.',
    )
  }
  for (const [, prop] of OVERRIDES) {
    if (prop in props) {
      console.error(
        `<Form> does not support changing \`${prop}\`. If you need this, use a native <form> element instead.`,
      )
    }
  }
}

/** In development: says what of an action has no effect. */
export function checkAction(action: string, prop: 'action' | 'formAction'): void {
  let url: URL
  try {
    url = new URL(action, 'http://n')
  } catch {
    console.error(`<Form> received an \`${prop}\` that cannot be parsed as a URL: "${action}".`)
    return
  }
  if (url.search !== '') {
    warnOnce(
      `<Form> received an \`${prop}\` that contains search params: "${action}". They are ignored, as in any GET form; use an \`<input type="hidden" />\` instead.`,
    )
  }
}
