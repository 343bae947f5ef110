import { createElement, type ReactElement } from 'react'
import { SCRIPT_ATTRIBUTE } from '../../shared/names.js'
import type { HeadElementProps } from '../to-head-tag.js'
import type { ScriptProps } from './script-types.js'

/** The `<script>` of a `<Script>`: what is the component's own is left out, all else is kept. */
export function toScriptElement(props: ScriptProps): ReactElement<HeadElementProps, 'script'> {
  const { strategy, onLoad: _, onReady: __, onError: ___, stylesheets: ____, ...attributes } = props
  const isBefore = strategy === 'beforeInteractive'
  return createElement('script', {
    // In the document it waits for the page to be parsed, as the app's own code does, and so comes before it.
    ...(isBefore && props.src !== undefined && { defer: true }),
    ...attributes,
    [SCRIPT_ATTRIBUTE]: strategy === undefined || strategy === 'worker' ? 'afterInteractive' : strategy,
  }) as ReactElement<HeadElementProps, 'script'>
}
