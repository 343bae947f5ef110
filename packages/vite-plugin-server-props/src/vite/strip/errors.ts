import type { LoaderExport } from './parse.js'
import type { LoaderConflict } from './reach.js'

/** A page cannot be split into a server's and a browser's part; the message says what the app can change. */
export class StripError extends Error {
  override readonly name = 'StripError'
  readonly id: string
  /** 1-based. */
  readonly line: number
  /** 0-based. */
  readonly column: number
  readonly offset: number

  constructor(message: string, code: string, id: string, offset: number) {
    const { line, column } = positionOf(code, offset)
    super(`${message}\n\nat ${placeOf(code, id, offset)}`)
    this.id = id
    this.line = line
    this.column = column
    this.offset = offset
  }
}

/** `export *` in a page may carry a loader that nothing here can see. */
export function exportAllError(code: string, id: string, offset: number): StripError {
  const statement = /^export[\s\S]*?from\s*(['"]).*?\1/.exec(code.slice(offset))?.[0] ?? 'export * from …'
  return new StripError(
    `Using \`export * from '...'\` in a page is disallowed. Please use \`export { default } from '...'\` instead.\n` +
      `\`${statement}\` may carry getServerSideProps or other code for the server, which cannot be told apart here. ` +
      `List the names that the page exports.`,
    code,
    id,
    offset,
  )
}

/** What a CommonJS module exports is known only when it has run. */
export function commonJsError(code: string, id: string, offset: number): StripError {
  return new StripError(
    `This page is a CommonJS module, and pages are ES modules.\n` +
      `Only there can the loader, and all that only it needs, be told apart from what the browser gets. ` +
      `Write \`import\` instead of \`require\`, \`export default\` instead of \`exports.default = …\`, ` +
      `and \`export\` before getServerSideProps.`,
    code,
    id,
    offset,
  )
}

/** A page asks for data at each request and at build time. */
export function mixedLoadersError(code: string, id: string, loader: LoaderExport): StripError {
  return new StripError(
    `You can not use getStaticProps or getStaticPaths with getServerSideProps. ` +
      `To use SSG, please remove getServerSideProps\n` +
      `The page exports ${loader.name} as well. Keep one kind of loader.`,
    code,
    id,
    loader.start,
  )
}

/** The browser's code and the loader cannot be told apart. */
export function loaderConflictError(
  code: string,
  id: string,
  loader: LoaderExport,
  { written, offset }: LoaderConflict,
): StripError {
  const local = loader.local ?? loader.name
  const what = local === loader.name ? local : `${local}, which is exported as ${loader.name},`
  const where = `The loader (${placeOf(code, id, loader.start)}) and all that only it needs are removed from what the browser gets`
  const message =
    written === null
      ? `${what} is used by code that also runs in the browser.\n${where}, so the name would not exist there. ` +
        `Move what both sides need into a function of its own and use that in both places. ` +
        `Types may name the loader: \`typeof ${local}\`.`
      : `The statement of ${what} also writes ${written}, which the browser needs.\n${where}, and that write with it. ` +
        `Write ${written} in a statement of its own.`
  return new StripError(message, code, id, offset)
}

/** `export const { getServerSideProps, ...rest } = …`: without the name, `rest` would hold the loader. */
export function loaderBesideRestError(code: string, id: string, loader: LoaderExport): StripError {
  return new StripError(
    `${loader.name} is taken from an object together with a \`...rest\` that the browser needs.\n` +
      `It cannot be removed from the pattern, because \`...rest\` would then hold it. ` +
      `Export it in a statement of its own.`,
    code,
    id,
    loader.start,
  )
}

function placeOf(code: string, id: string, offset: number): string {
  const { line, column } = positionOf(code, offset)
  return `${id.replace(/[?#].*$/, '')}:${line}:${column + 1}`
}

function positionOf(code: string, offset: number): { line: number; column: number } {
  const lines = code.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/)
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 }
}
