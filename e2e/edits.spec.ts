import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { editFile as edit } from './edit-file.js'
import { createGate } from './gate.js'
import { expect, test, Visit } from './visit.js'

test.use({ app: 'client', copy: 'edits' })
test.skip(({ mode }) => mode !== 'dev', 'development only')

const PAGE = 'pages/edit/component.tsx'

/** Opens the edited page with a state, a scroll position and an address that an edit must keep. */
async function openEdited(visit: Visit): Promise<() => Promise<void>> {
  await visit.open('/plain')
  await visit.push('/edit/component?x=1')
  await visit.shows('edited one')
  await visit.page.locator('#count').click()
  await visit.scrollTo(400)
  const entries = await visit.entries()
  visit.forgetRequests()
  return async () => {
    await visit.isSame()
    await expect(visit.page.locator('#count')).toHaveText('1')
    expect(await visit.position()).toBe(400)
    expect(await visit.entries()).toBe(entries)
    expect(visit.documents).toEqual([])
  }
}

/** Another tab, which hears of edits. */
async function openTab({ page }: Visit, address: string): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.goto(address)
  await new Visit(tab).untilHydrated()
  return tab
}

/** The value of one of the page's props. */
const prop = (visit: Visit, name: string) => expect.poll(async () => (await visit.props())[name])

test('C180 C181 an edit of a page’s component, or of a child, is shown and keeps the state', async ({
  visit,
  page,
  server,
}) => {
  const isKept = await openEdited(visit)
  edit(server.dir, PAGE, (text) => text.replace('name="edited one"', 'name="edited two"'))
  await visit.shows('edited two')
  await isKept()
  edit(server.dir, 'components/edited-child.tsx', (text) => text.replace('child one', 'child two'))
  await expect(page.locator('#child')).toHaveText('child two')
  await isKept()
  edit(server.dir, PAGE, (text) => text.replace('name="edited two"', 'name="edited one"'))
  await visit.shows('edited one')
})

test('C182 C183 an edit of the loader, or of a module that only it reaches, brings new props and keeps the rest', async ({
  visit,
  server,
}) => {
  const isKept = await openEdited(visit)
  edit(server.dir, PAGE, (text) => text.replace('hello one', 'hello two'))
  await prop(visit, 'greeting').toBe('hello two')
  expect((await visit.props()).x).toBe('1')
  await isKept()
  edit(server.dir, 'lib/edited-base.ts', (text) => text.replace('one', 'two'))
  await prop(visit, 'deep').toBe('deep two')
  await isKept()
  expect(visit.data).toEqual(Array.from({ length: 2 }, () => '/edit/component?x=1'))
})

test('C184 an edit of a module of both sides is seen by the component, and in the props', async ({
  visit,
  page,
  server,
}) => {
  await openEdited(visit)
  edit(server.dir, 'lib/edited-both.ts', (text) => text.replace('both one', 'both two'))
  await expect(page.locator('#both')).toHaveText('both two')
  await prop(visit, 'both').toBe('both two')
})

test('C185 an edit of the App is shown, and the page keeps its state', async ({ visit, page, server }) => {
  const isKept = await openEdited(visit)
  edit(server.dir, 'pages/_app.tsx', (text) => text.replace('          home\n', '          start\n'))
  await expect(page.getByRole('link', { name: 'start' })).toHaveCount(1)
  await isKept()
})

test('C185 an edit of _document is in the document of each page', async ({ visit, page, server }) => {
  await visit.open('/plain')
  edit(server.dir, 'pages/_document.tsx', (text) => text.replace('data-edition="one"', 'data-edition="two"'))
  await expect.poll(async () => (await page.request.get('/plain')).text()).toContain('data-edition="two"')
})

test('C186 a page that gains a loader, or loses it, is treated so by requests and navigations', async ({
  visit,
  page,
  server,
}) => {
  const file = 'pages/edit/gains.tsx'
  const loader = "export const getServerSideProps = () => ({ props: { gained: 'yes' } })\n"
  await visit.open('/plain')
  await visit.push('/edit/gains')
  expect(await visit.props()).toEqual({})
  edit(server.dir, file, (text) => text + loader)
  await prop(visit, 'gained').toBe('yes')
  await visit.push('/plain')
  visit.forgetRequests()
  await visit.push('/edit/gains')
  expect(await visit.props()).toEqual({ gained: 'yes' })
  expect(visit.data).toEqual(['/edit/gains'])
  edit(server.dir, file, (text) => text.replace(loader, ''))
  await expect.poll(async () => (await page.request.get('/edit/gains')).text()).not.toContain('gained')
  await expect
    .poll(async () => {
      await visit.push('/plain')
      visit.forgetRequests()
      await visit.push('/edit/gains')
      return visit.data
    })
    .toEqual([])
  expect(await visit.props()).toEqual({})
})

test.describe('outcomes', () => {
  test.use({ allow: ['404 '] })

  test('C194 an edit that makes the loader return notFound, or a redirect, is followed', async ({
    visit,
    server,
  }) => {
    const file = 'pages/edit/outcome.tsx'
    const props = '({ props: { works: true } })'
    await visit.open('/edit/outcome')
    edit(server.dir, file, (text) => text.replace(props, '({ notFound: true })'))
    await visit.shows('not found')
    edit(server.dir, file, (text) => text.replace('({ notFound: true })', props))
    await visit.shows('outcome works')
    const redirect = "({ redirect: { destination: '/echo?from=edit', permanent: false } })"
    edit(server.dir, file, (text) => text.replace(props, redirect))
    await visit.shows('echo')
    await visit.isAt('/echo?from=edit')
  })

  test('C195 C196 pages added, with and without parameters, are reached from open pages; removed ones are 404', async ({
    visit,
    page,
    server,
  }) => {
    const added = path.join(server.dir, 'pages', 'edit', 'added.tsx')
    await visit.open('/plain')
    const other = await openTab(visit, '/edit/added')
    await expect(other.locator('h1')).toHaveText('not found')
    writeFileSync(added, 'export default () => <h1>added page</h1>\n')
    // Where the 404 page stood in for it, it appears by itself.
    await expect(other.locator('h1')).toHaveText('added page')
    await other.close()
    await visit.knows('/edit/added')
    await visit.push('/edit/added')
    await visit.shows('added page')
    await visit.isSame()
    rmSync(added)
    await expect.poll(async () => (await page.request.get('/edit/added')).status()).toBe(404)
    await visit.open('/plain')
    await visit.start('/edit/added')
    await visit.untilNew()
    await visit.shows('not found')
    const dynamic = path.join(server.dir, 'pages', 'edit', '[id].tsx')
    await visit.open('/plain')
    writeFileSync(
      dynamic,
      "import { useRouter } from 'vite-plugin-server-props/router'\nexport default () => <h1>{`any ${String(useRouter().query.id)}`}</h1>\n",
    )
    await visit.knows('/edit/[id]')
    await visit.push('/edit/anything')
    await visit.shows('any anything')
    rmSync(dynamic)
    await expect.poll(async () => (await page.request.get('/edit/anything')).status()).toBe(404)
  })

  test('C183 C196 F26 a page that is removed and written anew under an open page brings its new props', async ({
    visit,
    page,
    server,
  }) => {
    const file = path.join(server.dir, 'pages', 'edit', 'back.tsx')
    const write = (word: string): void =>
      writeFileSync(
        file,
        `export default function Back({ word }) {
  return <h1>{\`here \${word}\`}</h1>
}
export const getServerSideProps = () => ({ props: { word: '${word}' } })
`,
      )
    write('one')
    await expect.poll(async () => (await page.request.get('/edit/back')).status()).toBe(200)
    await visit.open('/edit/back')
    await visit.shows('here one')
    rmSync(file)
    await expect.poll(async () => (await page.request.get('/edit/back')).status()).toBe(404)
    write('two')
    await visit.shows('here two')
    await visit.isSame()
  })
})

test('C197 an edit of what the page does not use causes no fetch, no lost state and no reload', async ({
  visit,
  page,
  server,
}) => {
  await visit.open('/edit/bystander')
  await page.locator('#count').click()
  const other = await openTab(visit, '/edit/removed')
  visit.forgetRequests()
  edit(server.dir, 'pages/edit/removed.tsx', (text) => text.replace('works: true', 'works: 2'))
  // The other tab, which shows it, has the new props: the edit has been told to all.
  await expect(other.locator('#props')).toHaveText('{"works":2}')
  await visit.untilIdle()
  expect(visit.data).toEqual([])
  expect(visit.documents).toEqual([])
  await expect(page.locator('#count')).toHaveText('1')
  await visit.isSame()
})

test('C199 each open tab is refreshed', async ({ visit, page, server }) => {
  await visit.open('/edit/bystander')
  const other = await openTab(visit, '/edit/bystander?tab=2')
  edit(server.dir, 'pages/edit/bystander.tsx', (text) => text.replace('works: true', "works: 'still'"))
  for (const tab of [page, other]) await expect(tab.locator('#props')).toHaveText('{"works":"still"}')
  await visit.isSame()
})

test.describe('a mismatch', () => {
  test.use({ allow: ['Hydration failed', 'hydrat'] })

  test('C198 of server and browser is said in the console, with both texts', async ({ page }) => {
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto('/edit/mismatch')
    await expect(page.locator('main p')).toHaveText('in the browser')
    await expect
      .poll(() => said.join('\n'))
      .toMatch(/[Hh]ydrat[\s\S]*\+\s+in the browser[\s\S]*-\s+on the server/)
  })
})

test.describe('an edit while the scripts of a document are on their way', () => {
  const LATE = 'pages/edit/late.tsx'

  /** Keeps the page's module from the browser until another tab has followed an edit of it. */
  async function editMeanwhile(visit: Visit, dir: string, from: string, to: string): Promise<void> {
    const { page } = visit
    const other = await openTab(visit, '/edit/late')
    const [asked, followed] = [createGate(), createGate()]
    await page.route(
      (url) => url.pathname.endsWith(LATE),
      async (route) => {
        const response = await route.fetch()
        asked.open()
        await followed.opened
        await route.fulfill({ response })
      },
      { times: 1 },
    )
    await page.goto('/edit/late', { waitUntil: 'commit' })
    await asked.opened
    edit(dir, LATE, (text) => text.replace(from, to))
    await expect(other.locator('main')).toContainText(to)
    followed.open()
  }

  test('C180 is seen', async ({ visit, server }) => {
    await editMeanwhile(visit, server.dir, 'late one', 'late two')
    await visit.shows('late two')
  })

  test('C182 brings its props', async ({ visit, server }) => {
    await editMeanwhile(visit, server.dir, 'hello', 'good day')
    await prop(visit, 'greeting').toBe('good day')
  })
})
