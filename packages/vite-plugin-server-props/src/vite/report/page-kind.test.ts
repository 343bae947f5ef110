import { expect, test } from 'vitest'
import { toPageKind } from './page-kind.js'

test.each([
  [true, '', '', 'per request'],
  [false, '', '', 'static'],
  [false, 'Page.getInitialProps = async () => ({})', '', 'per request'],
  [false, 'class Page extends C { static async getInitialProps() {} }', '', 'per request'],
  [false, 'class Page extends C { static getInitialProps = load }', '', 'per request'],
  [false, '', 'MyApp.getInitialProps = load', 'per request'],
  // Asking for another's is not having one.
  [false, 'if (Other.getInitialProps === undefined) Other.getInitialProps({})', '', 'static'],
] as const)('a page with a loader (%s), %j and an App %j is %s', (hasLoader, code, appCode, kind) => {
  expect(toPageKind(hasLoader, code, appCode)).toBe(kind)
})
