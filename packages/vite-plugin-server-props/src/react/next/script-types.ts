import type { ReactNode, ScriptHTMLAttributes } from 'react'

/** Props of a script, as `next/script` has them. */
export interface ScriptProps extends Omit<
  ScriptHTMLAttributes<HTMLScriptElement>,
  'onLoad' | 'onError' | 'children'
> {
  /**
   * `beforeInteractive`: in the server's document, before the app's own code. `afterInteractive`, the
   * default: once the page is hydrated. `lazyOnload`: when the document has loaded and the browser is idle.
   * `worker` is taken for `afterInteractive`.
   */
  strategy?: 'beforeInteractive' | 'afterInteractive' | 'lazyOnload' | 'worker'
  /** What an inline script is known by, so that it runs once. */
  id?: string
  /** The script has been loaded; not for inline scripts, nor with `beforeInteractive`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: handlers declare their own parameter
  onLoad?: (event: any) => void
  /** The script has been loaded, now or before: called for each mounting of the component. */
  onReady?: () => void | null
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  onError?: (event: any) => void
  /** The text of an inline script. */
  children?: ReactNode
  /** Style sheets that the script needs. */
  stylesheets?: string[]
}
