import { useContext, useEffect, useRef, useState } from 'react'
import type { ServerHead } from '../page-head.js'
import { ViewContext } from '../view-context.js'
import { handleClientScriptLoad, isLoaded } from './load-script.js'
import { toScriptElement } from './script-tag.js'
import type { ScriptProps } from './script-types.js'
import { warnOnce } from './warn-once.js'

/** A script that is loaded once in the life of a document, however often the component is mounted. */
export function Script(props: ScriptProps): null {
  const { head } = useContext(ViewContext)
  const [owner] = useState(() => ({}))
  if (import.meta.hot && props.strategy === 'worker') {
    warnOnce(`<Script strategy="worker"> is loaded as "afterInteractive": there is no worker for it.`)
  }
  if (head?.isServer === true) renderOnServer(head, owner, props)
  const isStarted = useRef(false)
  useEffect(() => {
    // Once per mounting; Strict Mode runs effects twice.
    if (isStarted.current) return
    isStarted.current = true
    if (isLoaded(props)) props.onReady?.()
    else handleClientScriptLoad(props)
  })
  return null
}

function renderOnServer(registry: ServerHead, owner: object, props: ScriptProps): void {
  if (props.strategy === 'beforeInteractive') registry.update(owner, toScriptElement(props))
  else registry.loadLater?.(props)
}

export default Script
