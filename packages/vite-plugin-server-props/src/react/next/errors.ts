/** `useSearchParams()` gives what can't be written to. */
export function readonlySearchParams(method: string): Error {
  return new Error(
    `Method unavailable on \`ReadonlyURLSearchParams\`: ${method}() would change nothing on screen. Copy it with new URLSearchParams(searchParams), and navigate to an address with the copy.`,
  )
}

/** `useRouter()` of `next/navigation` where no page is rendered; Next's wording first. */
export function appRouterNotMounted(): Error {
  return new Error(
    'invariant expected app router to be mounted: useRouter() of next/navigation was called outside of a page. Call it in a component that is rendered by a page or by the App.',
  )
}

/** A function of `next/navigation` that only the App Router understands. */
export function appRouterOnly(name: string, instead: string): Error {
  return new Error(
    `${name}() of next/navigation works in Next's App Router only; in a page it can't be answered. ${instead}`,
  )
}

/** A form whose action is no address. */
export function badFormAction(action: string, cause: unknown): Error {
  return new Error(`Cannot parse form action "${action}" as a URL`, { cause })
}

/** `legacyBehavior` needs one child to clone (C33). */
export function badLegacyChild(cause: unknown): Error {
  return new Error(
    '<Link legacyBehavior> takes exactly one child, an element or a text: wrap several children in an <a>.',
    { cause },
  )
}
