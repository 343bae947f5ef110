// The parts of next/router that need no client.
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Router } from '../shared/router-types.js'
import { ViewContext } from './view-context.js'
import { registerRouter } from './router-slot.js'
import { useRouter, withRouter } from './router.js'
import { singletonRouter } from './singleton-router.js'

const router = { pathname: '/a', query: { x: '1' }, push: (url: string) => url } as unknown as Router

test('C113 useRouter outside of a page is an error with an explanation', () => {
  const Page = () => <p>{useRouter().pathname}</p>
  expect(() => renderToString(<Page />)).toThrow(
    /NextRouter was not mounted: useRouter\(\) was called outside/,
  )
})

test('C109 withRouter passes the router, the other props and getInitialProps', () => {
  const Page = ({ router, extra }: { router: Router; extra: string }) => (
    <p>{`${router.pathname} ${extra}`}</p>
  )
  Page.getInitialProps = () => ({})
  const Wrapped = withRouter(Page)
  const html = renderToString(
    <ViewContext value={{ router }}>
      <Wrapped extra="prop" />
    </ViewContext>,
  )
  expect(html).toBe('<p>/a prop</p>')
  expect(Wrapped).toHaveProperty('getInitialProps', Page.getInitialProps)
  expect(Wrapped.displayName).toBe('withRouter(Page)')
})

test('C108 before the client has started, the singleton throws, and its events and ready() work', () => {
  expect(() => singletonRouter.pathname).toThrow(/No router instance found/)
  expect(() => singletonRouter.push('/a')).toThrow(/No router instance found/)
  const heard: string[] = []
  singletonRouter.events.on('routeChangeStart', (url) => heard.push(url))
  singletonRouter.ready(() => heard.push('ready'))
  singletonRouter.events.emit('routeChangeStart', '/b')
  expect(heard).toEqual(['/b'])
  registerRouter(router)
  expect(heard).toEqual(['/b', 'ready'])
  expect(singletonRouter.pathname).toBe('/a')
  expect(singletonRouter.push('/c')).toBe('/c')
  singletonRouter.ready(() => heard.push('at once'))
  expect(heard).toEqual(['/b', 'ready', 'at once'])
})
