import { describe, expect, it } from 'vitest'
import { listLazyKeys } from './context-keys.js'

/* oxlint-disable typescript/no-unused-vars, unicorn/consistent-function-scoping -- loaders by their text */

type Context = Record<string, Record<string, unknown>>

const ALL = ['req', 'res', 'request', 'signal']

describe('the keys of the context that a loader can see', () => {
  it.each<readonly [string, (context: Context) => unknown, readonly string[]]>([
    ['an arrow', ({ params }) => params, []],
    ['an async arrow', async ({ req, params }) => [req, params], ['req']],
    ['an arrow with a renamed key', ({ res: response, query }) => [response, query], ['res']],
    [
      'a function',
      function ({ request }) {
        return request
      },
      ['request'],
    ],
    [
      'a named async function, over several lines, with a comma at the end',
      // oxfmt-ignore
      async function getServerSideProps({
        signal,
        req,
      }) {
        return [signal, req]
      },
      ['req', 'signal'],
    ],
    ['a method', evaluate('({ async load({ res }) { return res } }).load'), ['res']],
    ['no key at all', evaluate('({}) => 0'), []],
  ])('S33 are those that it takes: %s', (_name, loader, keys) => {
    expect(listLazyKeys(loader)).toEqual(keys)
  })

  it.each<readonly [string, (context: Context) => unknown]>([
    ['keeps the context', (context) => context],
    ['takes the rest', ({ params, ...rest }) => [params, rest]],
    ['nests', ({ req: { headers } }) => headers],
    ['has a default', ({ params = {} }) => params],
    ['has a default for all', ({ params }: Context = {}) => params],
    ['computes a key', ({ ['req']: req }) => req],
    [
      'may see its arguments',
      function ({ params }) {
        // oxlint-disable-next-line prefer-rest-params
        return [params, arguments[0].req]
      },
    ],
    ['has no text of its own', evaluate('(({ params }) => params).bind(null)')],
    ['is wrapped', wrap(({ params }: Context) => params)],
    // As text, because a compiler leaves out the one and unquotes the other.
    ['has a comment among its keys', evaluate('({ params /* and no others */ }) => params')],
    ['quotes a key', evaluate("({ 'req': request }) => request")],
  ])('S33 are all when it %s', (_name, loader) => {
    expect(listLazyKeys(loader)).toEqual(ALL)
  })
})

function evaluate(text: string): (context: Context) => unknown {
  // oxlint-disable-next-line no-eval
  return (0, eval)(text)
}

function wrap(loader: (context: Context) => unknown): (...all: Context[]) => unknown {
  return (...all) => loader(all[0])
}
