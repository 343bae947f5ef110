import { parseArgs } from 'node:util'
import type { Paint } from '../report/paint.js'
import { createCommandError, createUsageError } from './errors.js'
import { toExplanationText } from './explanation-text.js'

/** What surrounds a command. */
export interface Surroundings {
  readonly cwd: string
  readonly paint: Paint
  readonly print: (text: string) => unknown
  readonly printError: (text: string) => unknown
}

const HELP = `Usage: vite-plugin-server-props explain <page> [options]

Tells what of a page reaches the browser: the source with what is removed marked, what stays and why, what is no longer
imported, and the modules that the browser loads. Nothing is written; for the sizes the browser's part is built by the
app's Vite config, in memory.

  <page>           a file of the pages folder, such as pages/index.tsx
  --json           print it as JSON, without the source
  --config <file>  the Vite config, when it is not the one that Vite finds
  --help           print this
`

/** Runs `vite-plugin-server-props …`; gives the exit code. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const { values, positionals } = readArguments(args)
    if (values.help === true) {
      around.print(HELP)
      return 0
    }
    const [command, file, ...others] = positionals
    if (command !== 'explain' || file === undefined || others.length > 0)
      throw createUsageError(command, HELP)
    // With it comes Vite, which takes its time.
    const { explainPage } = await import('./explain-page.js')
    const explained = await explainPage(file, around.cwd, values.config)
    if (values.json === true) {
      const { version, page, everyPage } = explained
      around.print(`${JSON.stringify({ version, page, everyPage }, undefined, 2)}\n`)
    } else {
      around.print(toExplanationText(explained, around.paint))
    }
    return 0
  } catch (error) {
    around.printError(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        config: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw createCommandError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, error)
  }
}
