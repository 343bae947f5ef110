/** `useRouter()` or `withRouter()` was used where no page is rendered (C113). */
export function routerNotMounted(): Error {
  return new Error(
    'NextRouter was not mounted: useRouter() was called outside of a page. ' +
      'Call it in a component that is rendered by a page or by the App; in a test, provide a RouterContext.',
  )
}

/** The singleton was used before the client started, or on the server (C108). */
export function noRouterInstance(member: string): Error {
  return new Error(
    `No router instance found for Router.${member}. You should only use the router on the client side of your app, in effects and event handlers; while rendering, use useRouter().`,
  )
}

/** `<Link>` without an address (C40). */
export function missingHref(given: unknown): Error {
  return new Error(
    `Failed prop type: The prop \`href\` expects a \`string\` or \`object\` in \`<Link>\`, but got \`${given === null ? 'null' : typeof given}\` instead.`,
  )
}

/** `legacyBehavior` needs one child to clone (C33). */
export function badLegacyChild(cause: unknown): Error {
  return new Error(
    '<Link legacyBehavior> takes exactly one child, an element or a text: wrap several children in an <a>.',
    { cause },
  )
}

/** A `getInitialProps` that gave nothing to render with. */
export function noInitialProps(name: string, given: unknown): Error {
  return new Error(
    `"${name}.getInitialProps()" should resolve to an object. But found "${String(given)}" instead.`,
  )
}
