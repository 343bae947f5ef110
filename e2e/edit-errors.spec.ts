import { editFile as edit } from './edit-file.js'
import { expect, test, type Visit } from './visit.js'

const FILE = 'pages/edit/errors.tsx'

test.use({
  app: 'client',
  copy: 'edit errors',
  allow: [
    '500 ',
    'thrown by an edit',
    'Error serializing',
    '[vite]',
    'Unexpected',
    'Transform failed',
    'The above error',
    'Consider adding',
  ],
})
test.skip(({ mode }) => mode !== 'dev', 'development only')

const PROPS = '({ props: { works: true } })'
const THROW = "{ throw new Error('thrown by an edit') }"
const MAP = '({ props: { outer: { when: new Map() } } })'

const message = ({ page }: Visit) => page.locator('vite-error-overlay .message')

/** The page is back without anyone's doing, and nothing of the error is left. */
async function isBack(visit: Visit): Promise<void> {
  await visit.shows('errors works')
  await expect(visit.page.locator('vite-error-overlay')).toHaveCount(0)
  await visit.untilHydrated()
}

/** Spoils the page while it is shown, before it is opened, and before one navigates to it; mends it each time. */
async function comeAndMend(
  visit: Visit,
  dir: string,
  [good, bad]: [string, string],
  said: string,
): Promise<void> {
  const spoil = () => edit(dir, FILE, (text) => text.replace(good, bad))
  const mend = () => edit(dir, FILE, (text) => text.replace(bad, good))
  await visit.open('/edit/errors')
  spoil()
  await expect(message(visit)).toContainText(said)
  await visit.page.goto('/edit/errors')
  await expect(message(visit)).toContainText(said)
  mend()
  await isBack(visit)
  spoil()
  await expect(message(visit)).toContainText(said)
  mend()
  await isBack(visit)
  await visit.open('/plain')
  spoil()
  await expect.poll(async () => (await visit.page.request.get('/edit/errors')).status()).toBe(500)
  await visit.start('/edit/errors')
  await expect(message(visit)).toContainText(said)
  expect(await visit.address()).toBe('/edit/errors')
  mend()
  await isBack(visit)
}

test('C187 C188 C189 a loader that throws is on the screen, however one comes to it, and the page is back when it is mended', async ({
  visit,
  server,
}) => {
  await comeAndMend(visit, server.dir, [PROPS, THROW], 'thrown by an edit')
})

test('C190 C191 so is a prop that is no JSON, with its path', async ({ visit, server }) => {
  await comeAndMend(visit, server.dir, [PROPS, MAP], '.outer.when')
})

test('C192 a syntax error names its file on the screen, and goes when it is mended', async ({
  visit,
  page,
  server,
}) => {
  await visit.open('/edit/errors')
  edit(server.dir, FILE, (text) => text.replace('return <Frame', 'return (((<Frame'))
  await expect(page.locator('vite-error-overlay')).toContainText('pages/edit/errors.tsx')
  edit(server.dir, FILE, (text) => text.replace('return (((<Frame', 'return <Frame'))
  await isBack(visit)
})

test('C193 a component that is edited to throw shows the error, and the page when it is mended', async ({
  visit,
  server,
}) => {
  await visit.open('/edit/errors')
  const fault = "if (props.works) throw new Error('thrown by an edit')\n  return <Frame"
  edit(server.dir, FILE, (text) => text.replace('return <Frame', fault))
  await expect(message(visit)).toContainText('thrown by an edit')
  edit(server.dir, FILE, (text) => text.replace(fault, 'return <Frame'))
  await isBack(visit)
})
