import { expect, test } from 'vitest'
import { toPageKind } from './page-kind.js'

test.each([
  [['getServerSideProps'], '', '', 'per request'],
  [[], '', '', 'static'],
  [['getStaticProps', 'getStaticPaths'], '', '', 'static'],
  [[], 'Page.getInitialProps = async () => ({})', '', 'per request'],
  [[], 'class Page extends C { static async getInitialProps() {} }', '', 'per request'],
  [[], 'class Page extends C { static getInitialProps = load }', '', 'per request'],
  [[], '', 'MyApp.getInitialProps = load', 'per request'],
  // Asking for another's is not having one.
  [[], 'if (Other.getInitialProps === undefined) Other.getInitialProps({})', '', 'static'],
] as const)('a page with the loaders %j, %j and an App %j is %s', (loaders, code, appCode, kind) => {
  expect(toPageKind(loaders, code, appCode)).toBe(kind)
})
