type Child = Node | string | number | false | undefined | null | readonly Child[]

/** Attributes, and `on…` listeners. A value of `undefined` or `false` leaves the attribute out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

/** Makes an element. Texts are texts, whatever is in them. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  append(element, children)
  return element
}

/** A bar for a part of 1, beside the number that says the same. */
export function createBar(part: number): HTMLElement {
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' })
  bar.style.setProperty('--part', String(part))
  return bar
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child as readonly Child[])
    else if (child !== undefined && child !== null && child !== false)
      element.append(typeof child === 'number' ? String(child) : (child as Node | string))
  }
}
