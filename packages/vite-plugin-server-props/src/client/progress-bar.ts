import type { NavigationPart } from './create-later.js'

/** How the bar looks, and when. */
export interface ProgressBarOptions {
  /** A CSS colour. */
  readonly color?: string
  /** In CSS pixels. */
  readonly height?: number
  /** How long a navigation may take before the bar is shown, in ms. */
  readonly delay?: number
}

/** Long enough for any navigation that is still waited for; the bar nears its end, and does not reach it. */
const DURATION = 20_000

/**
 * A thin bar at the top while a navigation takes longer than `delay`. A navigation that takes another one's place goes on
 * with its bar. Nothing is shown for what is loaded ahead, for hashes, and for `router.refresh()`.
 */
export function progressBar({
  color = '#2563eb',
  height = 3,
  delay = 150,
}: ProgressBarOptions): NavigationPart {
  return ({ events }) => {
    let bar: HTMLElement | undefined
    let showing: ReturnType<typeof setTimeout> | undefined
    let ending: ReturnType<typeof setTimeout> | undefined
    const end = (): void => {
      clearTimeout(showing)
      showing = undefined
      bar?.remove()
      bar = undefined
    }
    events.on('routeChangeStart', () => {
      clearTimeout(ending)
      if (bar === undefined) showing ??= setTimeout(() => (bar = createBar(color, height)), delay)
    })
    events.on('routeChangeComplete', end)
    events.on('routeChangeError', ({ cancelled }: { cancelled?: boolean }) => {
      // The one that takes over starts in a moment.
      if (cancelled === true) ending = setTimeout(end)
      else end()
    })
  }
}

/** Styled through the CSSOM, which no Content-Security-Policy forbids. */
function createBar(color: string, height: number): HTMLElement {
  const bar = document.createElement('div')
  bar.setAttribute('role', 'progressbar')
  bar.setAttribute('aria-label', 'Loading')
  bar.style.cssText = `position:fixed;z-index:2147483647;top:0;left:0;width:100%;height:${height}px;background:${color};transform-origin:0 0;pointer-events:none`
  document.body.append(bar)
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
    bar.animate([{ transform: 'scaleX(0)' }, { transform: 'scaleX(0.95)' }], {
      duration: DURATION,
      easing: 'cubic-bezier(0, 0.8, 0.2, 1)',
      fill: 'forwards',
    })
  }
  return bar
}
