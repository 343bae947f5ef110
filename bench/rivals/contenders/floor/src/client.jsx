import { startTransition, useCallback, useEffect, useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Navigate } from './link.jsx'
import { match } from './routes.js'

async function loadPage(pathname) {
  const { route } = match(pathname)
  const [module, response] = await Promise.all([route.load(), fetch(`/_data${pathname}.json`)])
  return { Page: module.default, props: await response.json() }
}

function App({ initial }) {
  const [view, setView] = useState(initial)
  const show = useCallback(async (pathname, push = true) => {
    const next = await loadPage(pathname)
    if (push) history.pushState(null, '', pathname)
    startTransition(() => setView(next))
  }, [])
  useEffect(() => {
    const onPop = () => show(location.pathname, false)
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [show])
  return (
    <Navigate.Provider value={show}>
      <view.Page {...view.props} />
    </Navigate.Provider>
  )
}

const props = JSON.parse(document.getElementById('props').textContent)
match(location.pathname)
  .route.load()
  .then((module) =>
    hydrateRoot(document.getElementById('root'), <App initial={{ Page: module.default, props }} />),
  )
