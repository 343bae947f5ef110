/** The functions of a page that load props, as far as they are known. */
export interface PageFunctions {
  /** `/404` and `/500` stand for any address. */
  readonly pattern: string
  /** The type of what is exported as `getServerSideProps`; undefined without one. */
  readonly loader: string | undefined
  /** Whether `getServerSideProps` is a field of the component. */
  readonly isAttached: boolean
  readonly hasInitialProps: boolean
  /** Whether `getStaticProps` or `getStaticPaths` is exported. */
  readonly hasStatic: boolean
}

/** What a page's functions must not be, and where in the page it shows. */
export interface BrokenRule {
  readonly sentence: string
  readonly exportName: string
}

/**
 * Which functions of a page exclude each other (S198, S214), in Next's words where it has some. The server
 * asks when it has loaded a page, the build when it has read its text.
 */
export function findBrokenRule(page: PageFunctions): BrokenRule | undefined {
  const { pattern, loader, isAttached, hasInitialProps, hasStatic } = page
  const broken = (sentence: string): BrokenRule => ({
    sentence,
    exportName: loader === undefined ? 'default' : 'getServerSideProps',
  })
  if (isAttached) {
    return broken(
      "getServerSideProps can not be attached to a page's component and must be exported from the page.",
    )
  }
  if ((pattern === '/404' || pattern === '/500') && (loader !== undefined || hasInitialProps)) {
    return broken(
      `\`pages${pattern}\` can not have getInitialProps/getServerSideProps. Its document is for any address.`,
    )
  }
  if (loader === undefined) return undefined
  if (loader !== 'function') {
    return broken(`getServerSideProps must be a function, but it is exported as ${loader}.`)
  }
  if (hasInitialProps) {
    return broken('You can not use getInitialProps with getServerSideProps. Please remove getInitialProps.')
  }
  if (!hasStatic) return undefined
  return broken(
    'You can not use getStaticProps or getStaticPaths with getServerSideProps. To use SSG, please remove getServerSideProps.',
  )
}

const FUNCTIONS = ['getServerSideProps', 'getStaticProps', 'getStaticPaths']

/**
 * An export that looks like one of these functions and would never be run, a guard in it neither (T9). It is in what is
 * around pages, or its name is not quite the function's: another case of its letters, or one of them added, left out,
 * changed, or two in the wrong order. Development asks when it has loaded a module, the build when it knows its exports.
 */
export function findUnrunExport(pattern: string, exports: readonly string[]): BrokenRule | undefined {
  for (const exportName of exports) {
    const meant = FUNCTIONS.find((name) => isNear(exportName.toLowerCase(), name.toLowerCase()))
    if (meant !== undefined && (pattern === '/_app' || pattern === '/_document')) {
      return {
        sentence: `\`pages${pattern}\` exports ${exportName}, which nothing runs there. Export getServerSideProps from the pages, or load what all of them need in App.getInitialProps.`,
        exportName,
      }
    }
    if (meant === undefined || meant === exportName) continue
    return {
      sentence: `The page exports "${exportName}", which nothing runs. Did you mean ${meant}? Rename it; what is no such function needs another name.`,
      exportName,
    }
  }
  return undefined
}

/** Whether two texts are the same, or one edit away from each other. */
function isNear(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const left = a.slice(same)
  const right = b.slice(same)
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  )
}

/** A page has the function of Next's that is not run here. */
export function toStaticPropsWarning(file: string): string {
  return `[server-props] ${file} exports getStaticProps, which is not run: the page gets no props. Export getServerSideProps in its place.`
}
