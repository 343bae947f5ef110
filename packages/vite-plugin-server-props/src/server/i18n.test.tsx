import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Link } from '../react/link.js'
import { useRouter } from '../react/router.js'
import { createTestApp, type TestPages } from './fixtures/testing-app.js'
import { transports, type Ask, type TestServer } from './fixtures/transports.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read contexts as apps in JavaScript do
type Context = any

function Seen({ seen }: { seen?: unknown }) {
  const { pathname, asPath, query, locale, locales, defaultLocale, isLocaleDomain } = useRouter()
  return (
    <>
      <pre id="dump">
        {JSON.stringify({ seen, router: { pathname, asPath, query, locale, locales, defaultLocale } })}
      </pre>
      <i>{isLocaleDomain ? 'at a domain' : 'elsewhere'}</i>
      <Link href="/item/1?x=2#h">same</Link>
      <Link href="/" locale="nl-NL">
        dutch
      </Link>
      <Link href="/fr/item/1" locale={false}>
        as written
      </Link>
      <Link href="/fr/item/1">named</Link>
    </>
  )
}

const getServerSideProps = ({ req, query, params, resolvedUrl, ...rest }: Context) => {
  const { locale, locales, defaultLocale } = rest
  return { props: { seen: { query, params, resolvedUrl, url: req.url, locale, locales, defaultLocale } } }
}

const pages: TestPages = {
  '/': { default: Seen, getServerSideProps },
  '/item/[id]': { default: Seen, getServerSideProps },
  '/about': { default: Seen },
  '/away': {
    default: Seen,
    getServerSideProps: () => ({ redirect: { destination: '/about', permanent: false } }),
  },
}

const i18n = { locales: ['en', 'fr', 'nl-NL'], defaultLocale: 'en', localeDetection: true }

const decode = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const dump = (html: string) => JSON.parse(decode(/<pre id="dump">(.*?)<\/pre>/.exec(html)?.[1] ?? ''))
const links = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => decode(href ?? ''))

describe.each(transports)('i18n over %s', (_name, start) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await start(createTestApp(pages, { i18n }))
    ask = server.ask
  })
  afterAll(() => server.close())

  it.each([
    ['/item/7?x=1', 'en'],
    ['/en/item/7?x=1', 'en'],
    ['/fr/item/7?x=1', 'fr'],
    ['/FR/item/7?x=1', 'fr'],
    ['/nl-nl/item/7?x=1', 'nl-NL'],
  ])('S276 %s is the page in %s', async (target, locale) => {
    const { status, text } = await ask(target)
    expect(status).toBe(200)
    expect(text).toContain(`<!DOCTYPE html><html lang="${locale}"><head>`)
    expect(dump(text)).toEqual({
      seen: {
        query: { id: '7', x: '1' },
        params: { id: '7' },
        resolvedUrl: '/item/7?x=1',
        url: '/item/7?x=1',
        locale,
        locales: i18n.locales,
        defaultLocale: 'en',
      },
      router: {
        pathname: '/item/[id]',
        asPath: '/item/7?x=1',
        query: { id: '7', x: '1' },
        locale,
        locales: i18n.locales,
        defaultLocale: 'en',
      },
    })
    expect(text).toContain(`"locale":"${locale}","defaultLocale":"en"`)
  })

  it('S276 links keep the language, unless they say otherwise', async () => {
    expect(links((await ask('/fr')).text)).toEqual(['/fr/item/1?x=2#h', '/nl-NL', '/fr/item/1', '/fr/item/1'])
    expect(links((await ask('/about')).text)).toEqual(['/item/1?x=2#h', '/nl-NL', '/fr/item/1', '/fr/item/1'])
  })

  it('S276 S193 a page without data functions knows its language too', async () => {
    expect(dump((await ask('/fr/about?x=1')).text).router).toMatchObject({
      asPath: '/about',
      query: {},
      locale: 'fr',
    })
  })

  it.each([
    ['fr/item/7.json?x=1', 200, 'fr'],
    ['en/item/7.json?x=1', 200, 'en'],
    ['fr.json', 200, 'fr'],
    ['en.json', 200, 'en'],
    ['item/7.json', 404, undefined],
    ['index.json', 404, undefined],
    ['FR/item/7.json', 404, undefined],
    ['fr/index.json', 404, undefined],
    ['de/item/7.json', 404, undefined],
  ])(
    'S276 T10 page data at %s is %i: its address names the language, in one spelling',
    async (path, status, locale) => {
      const answer = await ask(`/_data/build1/${path}`)
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.text).props?.seen.locale).toBe(locale)
    },
  )

  it.each([
    ['/', { 'accept-language': 'fr;q=0.9,de' }, '/fr'],
    ['/?a=b', { 'accept-language': 'nl' }, '/nl-NL?a=b'],
    ['/', { 'accept-language': 'en', cookie: 'NEXT_LOCALE=fr' }, '/fr'],
  ])('S276 the home page leads visitors to their language: %s with %o', async (target, headers, location) => {
    const answer = await ask(target, { headers })
    expect(answer).toMatchObject({ status: 307, headers: { location } })
    expect(answer.headers['cache-control']).toContain('private')
  })

  it('S276 it does so with what is posted, which is posted there again; OPTIONS asks about the address alone', async () => {
    const headers = { 'accept-language': 'fr' }
    const posted = await ask('/', { method: 'POST', headers, body: 'x' })
    expect(posted).toMatchObject({ status: 307, headers: { location: '/fr' } })
    expect((await ask('/', { method: 'OPTIONS', headers })).status).toBe(204)
  })

  it.each([
    ['/', { 'accept-language': 'en' }],
    ['/', { 'accept-language': 'de' }],
    ['/en', { 'accept-language': 'fr' }],
    ['/fr', { 'accept-language': 'en' }],
    ['/about', { 'accept-language': 'fr' }],
    ['/_data/build1/en.json', { 'accept-language': 'fr' }],
  ])('S276 and no other address does: %s with %o', async (target, headers) => {
    expect((await ask(target, { headers })).status).toBe(200)
  })

  it('S276 a redirect of a page leads where it says', async () => {
    expect((await ask('/fr/away')).headers['location']).toBe('/about')
  })

  it('S276 S210 the 404 page is in the language of the address', async () => {
    const { status, text } = await ask('/fr/nope')
    expect(status).toBe(404)
    expect(text).toContain('<html lang="fr">')
    expect((await ask('/de/about')).text).toContain('<html lang="en">')
    expect((await ask('/en/en/about')).status).toBe(404)
  })

  it('S213 S276 so is the one of a malformed address', async () => {
    const other = await start(
      createTestApp({ ...pages, '/_error': { default: Seen } }, { i18n, base: '/base/' }),
    )
    const addresses = [
      ['/base/%ff?x=1', 'en', '/%ff?x=1'],
      ['/base/FR/item/%ff', 'fr', '/item/%ff'],
      ['/base/fr%ff', 'en', '/fr%ff'],
    ] as const
    for (const [target, locale, asPath] of addresses) {
      const { status, text } = await other.ask(target)
      expect([status, dump(text).router]).toMatchObject([400, { locale, asPath, defaultLocale: 'en' }])
      expect(text).toContain(`<html lang="${locale}">`)
    }
    expect((await other.ask('/base/_data/build1/fr/%ff.json')).status).toBe(400)
    await other.close()
  })

  it('S276 detection can be turned off', async () => {
    const other = await start(createTestApp(pages, { i18n: { ...i18n, localeDetection: false } }))
    expect((await other.ask('/', { headers: { 'accept-language': 'fr' } })).status).toBe(200)
    await other.close()
  })

  it('S270 S275 S276 together with a base and trailing slashes', async () => {
    const other = await start(createTestApp(pages, { i18n, base: '/base/', trailingSlash: true }))
    const location = async (target: string, headers = {}) =>
      (await other.ask(target, { headers })).headers['location']
    expect(await location('/base')).toBe('/base/')
    expect(await location('/base/fr')).toBe('/base/fr/')
    expect(await location('/base/fr/item/7?x')).toBe('/base/fr/item/7/?x')
    expect(await location('/base/', { 'accept-language': 'fr' })).toBe('/base/fr/')
    const { text } = await other.ask('/base/fr/item/7/?x=1')
    expect(dump(text)).toMatchObject({
      seen: { resolvedUrl: '/item/7/?x=1', url: '/item/7/?x=1', locale: 'fr' },
      router: { asPath: '/item/7/?x=1' },
    })
    expect(links(text)).toEqual([
      '/base/fr/item/1/?x=2#h',
      '/base/nl-NL/',
      '/base/fr/item/1/',
      '/base/fr/item/1/',
    ])
    const data = await other.ask('/base/_data/build1/fr/item/7.json?x=1')
    expect(JSON.parse(data.text).props.seen).toMatchObject({ resolvedUrl: '/item/7/?x=1', locale: 'fr' })
    await other.close()
  })

  it('S276 a domain has a language of its own without a prefix', async () => {
    const domains = [
      { domain: 'example.com', defaultLocale: 'en' },
      { domain: 'example.fr', defaultLocale: 'fr', http: true as const },
    ]
    const other = await start(createTestApp(pages, { i18n: { ...i18n, domains } }))
    const { text } = await other.ask('/about', { headers: { host: 'example.fr' } })
    expect(dump(text).router).toMatchObject({ locale: 'fr', defaultLocale: 'fr' })
    expect(text).toContain('at a domain')
    const named = await other.ask('/fr/about', { headers: { host: 'EXAMPLE.com:8080' } })
    expect(named.text).toContain('at a domain')
    // A language that is at home at a domain makes no domain of another host.
    const elsewhere = await other.ask('/fr/about', { headers: { host: 'localhost' } })
    expect(elsewhere.text).toContain('elsewhere')
    const led = await other.ask('/', { headers: { host: 'example.com', 'accept-language': 'fr' } })
    expect(led.headers['location']).toBe('http://example.fr/')
    await other.close()
  })

  it.each([
    ['/docs/fr/item/7/?x=1', '/item/7/?x=1'],
    ['/docs/item/7/', '/item/7/'],
    ['/docs/api/echo/?x=1', '/api/echo/?x=1'],
  ])('S47 S261 S270 S276 req.url of %s is %s', async (target, url) => {
    const seen: unknown[] = []
    const loader = ({ req }: Context) => {
      seen.push(req.url)
      return { props: {} }
    }
    const other = await start(
      createTestApp(
        {
          '/item/[id]': { default: () => null, getServerSideProps: loader },
          '/api/echo': {
            default: (req: Context, res: Context) => {
              seen.push(req.url)
              res.end()
            },
          },
        },
        { i18n, base: '/docs/', trailingSlash: true },
      ),
    )
    expect((await other.ask(target)).status).toBe(200)
    expect(seen).toEqual([url])
    await other.close()
  })

  it('S276 the language takes the place of the one that index.html names', async () => {
    const shell =
      '<!doctype html><html lang="de" class="x"><head></head><body><div id="root"></div></body></html>'
    const other = await start(createTestApp(pages, { i18n, shell }))
    expect((await other.ask('/fr/about')).text).toContain('<html lang="fr" class="x">')
    await other.close()
  })
})
