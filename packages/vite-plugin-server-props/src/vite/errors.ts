/** An error in how the plugin or the app is set up; its message stands alone, its stack helps nobody. */
export class SetupError extends Error {
  override readonly name = 'ServerPropsError'
}

/** The options are not what `serverProps()` takes. */
export function createOptionError(what: string, names: readonly string[]): SetupError {
  return new SetupError(`[server-props] ${what} Valid options: ${names.join(', ')}.`)
}

/** Next's name for what Vite has a setting of its own for. */
export function createBasePathOptionError(): SetupError {
  return new SetupError(
    '[server-props] serverProps() has no option "basePath": set Vite\'s own `base`, such as base: "/shop/".',
  )
}

/** Redirects, rewrites, headers or languages are not what they can be; each problem is a sentence. */
export function createRoutingError(problems: readonly string[]): SetupError {
  return new SetupError(
    `[server-props] The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n\n${problems.map((problem) => `  ${problem}`).join('\n')}\n`,
  )
}

/** The function that gives a list of rules has failed. */
export function createThrownError(name: string, source: string, cause: unknown): SetupError {
  const what = cause instanceof Error ? cause.message : String(cause)
  return new SetupError(`[server-props] The function \`${name}\` of ${source} threw: ${what}`, { cause })
}

/** A `next.config` that can't be loaded; the place in it is part of the message when it is known. */
export function createNextConfigError(file: string, name: string, cause: unknown): SetupError {
  const what = cause instanceof Error ? cause.message : String(cause)
  const place = findPlace(file, cause)
  return new SetupError(
    `[server-props] Failed to load ${name}${place === undefined ? '' : ` (${name}:${place})`}: ${what}${toMissingHint(cause)}`,
    { cause },
  )
}

/** Line and column of the innermost frame in a file. */
function findPlace(file: string, cause: unknown): string | undefined {
  const stack = cause instanceof Error ? (cause.stack ?? '').replaceAll('\\', '/') : ''
  const at = stack.lastIndexOf(`${file}:`)
  const found = at < 0 ? null : /^\d+:\d+/.exec(stack.slice(stack.indexOf(`${file}:`) + file.length + 1))
  return found?.[0]
}

function toMissingHint(cause: unknown): string {
  const isMissing =
    cause instanceof Error && /Cannot find (?:package|module)|Failed to resolve/.test(cause.message)
  return isMissing
    ? '\nA wrapper around the configuration, such as @next/bundle-analyzer, has no effect here: remove it, or install its package.'
    : ''
}

/** A key of a `next.config` has a value that it can't have. */
export function createNextConfigValueError(name: string, what: string): SetupError {
  return new SetupError(`[server-props] ${name}: ${what}.`)
}

/** There is nowhere to look for pages. */
export function createNoPagesError(root: string): SetupError {
  return new SetupError(
    `[server-props] Couldn't find any \`pages\` directory. Please create one under the project root: neither "pages" nor "src/pages" is in ${root}. A first page is a file pages/index.jsx that exports a component as default.`,
  )
}

/** Next would run this file before the pages; who counts on that would have no guard (T9). */
export function createNextGuardError(file: string): SetupError {
  return new SetupError(
    `[server-props] ${file} is not run here: Next's middleware (proxy) is not supported, so what it guards would be open to everybody. ` +
      'Do what it does in getServerSideProps of the pages, in App.getInitialProps, in a server of your own in front of the handler, or with the options redirects, rewrites and headers. ' +
      `Then remove ${file}, or rename it if it is something else.`,
  )
}

/** A page's path can't be a route, or two routes can't stand beside each other (S26). */
export function createPatternError(reason: string, files: readonly string[]): SetupError {
  return new SetupError(
    `[server-props] ${reason}.\nSee ${files.join(' and ')}: rename or remove one of them.`,
  )
}

/** A page would be at an address that page data uses. */
export function createReservedError(file: string, segment: string): SetupError {
  return new SetupError(
    `[server-props] The page ${file} can't be at an address that begins with "/${segment}/": page data is served there. Move it to another folder.`,
  )
}

/** Two files have one address; one of them is served (S26). */
export function toDuplicateWarning(used: string, ignored: string, pattern: string): string {
  return `Duplicate page detected. ${used} and ${ignored} both resolve to ${pattern}; ${used} is used.`
}

/** `base` has a form that addresses can't begin with. */
export function createBaseError(base: string): SetupError {
  return new SetupError(
    `[server-props] The option "base" is ${JSON.stringify(base)}, but pages are rendered on the server at any depth, so their addresses need a base that begins with "/", such as "/" or "/shop/".`,
  )
}

/** The server's modules are asked for before the browser's were built. */
export function createBuildOrderError(): SetupError {
  return new SetupError(
    '[server-props] The "ssr" environment was built before the "client" environment, whose list of files it needs. Build both with `vite build`, or build "client" first in builder.buildApp.',
  )
}

/** The browser's build has no output for a module that was one of its inputs. */
export function createNoChunkError(id: string): SetupError {
  return new SetupError(
    `[server-props] The build of the "client" environment has no file for ${id}. If another plugin or your config sets environments.client.build.rolldownOptions.input, remove that.`,
  )
}

/** A page's module has nothing to render (S28). */
export function createNoDefaultError(file: string, pattern: string): SetupError {
  return new SetupError(
    `[server-props] The default export is not a React Component in page: "${pattern}". ${file} has no default export: export the page's component as default, or move the file out of the pages folder.`,
  )
}

/** An API route has nothing that could answer; Next's words first (S260). */
export function toNoHandlerWarning(file: string, pattern: string): string {
  return `[server-props] Page ${pattern} does not export a default function. ${file} has no default export, so each request to it is answered with 500: export a function (req, res) as default, or move the file out of pages/api.`
}

/** A place in a page, for messages. */
export interface PagePlace {
  /** File and line. */
  readonly text: string
  readonly frame: string
}

/** A page exports as default what can't be rendered (S28). */
export function createNoComponentError(
  { text, frame }: PagePlace,
  pattern: string,
  kind: string,
): SetupError {
  return new SetupError(
    `[server-props] The default export is not a React Component in page: "${pattern}". ${text} exports ${kind}: export the page's component as default.\n\n${frame}`,
  )
}

/** A page's functions exclude each other (S198, S214), or one has a wrong name (T9). */
export function createBrokenPageError(sentence: string, { text, frame }: PagePlace): SetupError {
  return new SetupError(`[server-props] ${sentence} (${text})\n\n${frame}`)
}

/** `vite preview` found no server bundle. */
export function createNoBuildError(file: string): SetupError {
  return new SetupError(
    `[server-props] There is no build to preview: ${file} does not exist. Run \`vite build\` first.`,
  )
}

/** The plugin's own files are incomplete. */
export function createNoStartBundleError(file: string, cause: unknown): SetupError {
  return new SetupError(
    `[server-props] The package is incomplete: ${file} can't be read. Install vite-plugin-server-props again.`,
    { cause },
  )
}

/** `index.html` starts an app of its own. */
export function createMountError(script: string): SetupError {
  return new SetupError(
    `[server-props] The module script ${script} in index.html mounts an app of its own, but pages are started by vite-plugin-server-props. Remove that <script> from index.html; what wraps every page belongs in pages/_app.`,
  )
}

/** `index.html` lacks a place; the server's own words say which. */
export function createShellError(cause: unknown): SetupError {
  return new SetupError(`[server-props] ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
}

/** An import of a part of Next.js that has no counterpart here. */
export function createNextError(id: string, hint: string | undefined, names: readonly string[]): SetupError {
  return new SetupError(
    `[server-props] "${id}" is not part of serverProps({ next: true }). ${hint ?? `What is: ${names.join(', ')}.`}`,
  )
}

/** A prop has the value of an environment variable that is not for visitors (T26). */
export function createEnvInPropsError(path: string, name: string, file: string, prefix: string): Error {
  return new Error(
    `[server-props] The prop \`${path}\` of ${file} has the value of the environment variable ${name}, which is not public: whoever opens the page can read it there. Leave it out of what getServerSideProps returns; if it is no secret, name it ${prefix}${name}, or set the option envInProps: 'allow'.`,
  )
}

/** One import on the way from a page to what is for the server only. */
export interface ChainLink {
  readonly file: string
  /** What it imports, as it is written there. */
  readonly imports: string
  /** From 1; undefined for modules that nobody has written. */
  readonly line?: number | undefined
  /** What keeps the import. */
  readonly use?:
    | { readonly name: string; readonly owner: string | undefined; readonly line: number }
    | undefined
}

/**
 * Code for the server only would reach the browser (E35, E36, E59). `chain` leads from the page to it; `reason` says
 * why it is for the server only. `packageName` is the package that imports it, when it is one that does.
 */
export function createServerOnlyError(
  name: string,
  reason: string,
  chain: readonly ChainLink[],
  packageName: string | undefined,
): SetupError {
  const links = chain.map(({ file, line, imports }, depth) => {
    const place = line === undefined ? file : `${file}:${line}`
    return `${'  '.repeat(depth + 1)}${place} imports "${imports}"`
  })
  const last = chain.findLast(({ use }) => use !== undefined)
  const use =
    last?.use === undefined
      ? ''
      : `\n\n\`${last.use.name}\` is used ${last.use.owner === undefined ? '' : `by \`${last.use.owner}\` `}in ${last.file}:${last.use.line}.`
  return new SetupError(
    `[server-props] "${name}" is there on the server only (${reason}), but code that runs in the browser imports it:\n\n${links.join('\n')}${use}\n\n${packageName === undefined ? SPLIT_HINT : toPackageHint(packageName)}`,
  )
}

/** An entry of the option `serverOnly` means no file, so nothing is guarded by it (T9). */
export function toUnmatchedWarning(entry: string): string {
  return `[server-props] The option serverOnly lists "${entry}", but the project has no such file or folder, so nothing is guarded by it. Correct the entry, or remove it.`
}

const SPLIT_HINT =
  "What only getServerSideProps uses is removed from the browser's part; this import is used elsewhere too, or by nothing. Use it in getServerSideProps alone, or split the module."

function toPackageHint(name: string): string {
  return `Use the package ${name} in getServerSideProps alone, or give the browser something in place of what it imports by \`resolve.alias\` in the Vite config.`
}

/** The app's own declarations say nothing of this package. */
export function toTypesHint(file: string, line: string): string {
  return `[server-props] ${file} was edited, so it is left as it is; TypeScript does not know next and its parts. Add this line to it, in place of the references to next:\n${line}`
}

/** The declarations that Next had written were replaced. */
export function toTypesTakenOver(file: string): string {
  return `[server-props] ${file}, which Next.js had written, now refers to this package's types.`
}

/** A file stands where the declarations of the routes belong. */
export function toLinksNotOurs(file: string): string {
  return `[server-props] ${file} was not written by this package, so it is left as it is and links are not checked. Rename it, or turn typedLinks off.`
}

/** The declarations of the routes can't be written; nothing else depends on them. */
export function toLinksUnwritable(file: string, problem: string): string {
  return `[server-props] ${file} can't be written (${problem}); links are not checked against the pages of now.`
}

/** The declarations can't be written; nothing else depends on them. */
export function toTypesUnwritable(file: string, problem: string): string {
  return `[server-props] ${file} can't be written (${problem}); TypeScript does not know next and its parts until it is.`
}
