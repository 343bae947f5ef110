// What only a developer needs of a message is left out of production builds: visitors would load it. Outside of Vite
// (a test, a storybook) there is no `import.meta.env`.

/** `useRouter()` or `withRouter()` was used where no page is rendered (C113). */
export function routerNotMounted(): Error {
  const cure = import.meta.env?.DEV
    ? ': useRouter() was called outside of a page. ' +
      'Call it in a component that is rendered by a page or by the App; in a test, put a mock in place of the module that it is imported from.'
    : ''
  return new Error(`NextRouter was not mounted${cure}`)
}

/** The singleton was used before the client started, or on the server (C108). */
export function noRouterInstance(member: string): Error {
  const cure = import.meta.env?.DEV
    ? ' You should only use the router on the client side of your app, in effects and event handlers; while rendering, use useRouter().'
    : ''
  return new Error(`No router instance found for Router.${member}.${cure}`)
}

/** A prop of `<Link>` that is none of what is expected (C40). Never in a visitor's bundle. */
export function wrongLinkProp(name: string, expected: readonly string[], given: unknown): Error {
  const type = given === null ? 'null' : typeof given
  return new Error(
    `Failed prop type: The prop \`${name}\` expects a ${expected.map((each) => `\`${each}\``).join(' or ')} in \`<Link>\`, but got \`${type}\` instead.`,
  )
}

/** `<Link><a>`, which would be one anchor inside of another (C32). Never in a visitor's bundle. */
export function anchorInLink(): Error {
  return new Error(
    'Invalid <Link> with <a> child: <Link> renders the <a> itself. Remove the inner <a> and give its props to <Link>; in next/link, <Link legacyBehavior> takes it.',
  )
}
