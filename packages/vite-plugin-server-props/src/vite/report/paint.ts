import { styleText } from 'node:util'

/** Gives text a colour for terminals. */
export type Paint = (style: Style, text: string) => string

type Style = 'bold' | 'dim' | 'red'

/** Without colours where `NO_COLOR` is set or nobody looks. */
export function createPaint(env: NodeJS.ProcessEnv, isTerminal: boolean): Paint {
  const isPlain = !isTerminal || (env['NO_COLOR'] ?? '') !== ''
  return isPlain ? (_style, text) => text : (style, text) => PAINTED(style, text)
}

/** What it looks at itself was looked at. */
const PAINTED: Paint = (style, text) => styleText(style, text, { validateStream: false })
