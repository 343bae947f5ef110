import { SetupError } from '../errors.js'

/** What the command line says can't be done; the message is all that is printed. */
export function createCommandError(message: string, cause?: unknown): SetupError {
  return new SetupError(`[server-props] ${message}`, { cause })
}

/** The command line is incomplete, or names a command that there is not. */
export function createUsageError(command: string | undefined, help: string): SetupError {
  const what =
    command === undefined || command === 'explain'
      ? 'explain takes the file of one page.'
      : `There is no command "${command}".`
  return createCommandError(`${what}\n\n${help}`)
}

/** The Vite config does not use the plugin. */
export function createNoPluginError(config: string | undefined, root: string): SetupError {
  const where = config ?? `No Vite config was found in ${root}, so there`
  return createCommandError(
    `${where} ${config === undefined ? 'is' : 'has'} no serverProps() among its plugins. Run the command in the folder of the app, or name the config by --config.`,
  )
}

/** The file that was named is none. */
export function createNoFileError(file: string): SetupError {
  return createCommandError(
    `There is no file ${file}. Name a page by its path from where the command is run.`,
  )
}

/** The file that was named is no page. */
export function createNoPageError(file: string, dir: string, role: string | undefined): SetupError {
  const what =
    role ?? `is no page of this app: pages are the .tsx, .ts, .jsx and .js files below ${dir}, without api/.`
  return createCommandError(`${file} ${what}`)
}

/** The page can't be read as a module, or not be split. `frame` is the code around the place. */
export function createPageError(message: string, frame: string, cause: unknown): SetupError {
  return createCommandError(`${message}${frame === '' ? '' : `\n\n${frame}`}`, cause)
}

/** The sizes are those of a build, and there is none. */
export function createNoSizesError(cause: unknown): SetupError {
  const what = cause instanceof Error ? cause.message : String(cause)
  return createCommandError(`The app can't be built, so the page can't be explained whole:\n\n${what}`, cause)
}
