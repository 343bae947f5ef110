import type { HeaderRule, I18nOptions, RedirectRule, Rewrite, Rewrites } from '../types/routing.js'
import { readByteSize } from './byte-size.js'
import { createBasePathOptionError, createOptionError } from './errors.js'

/** A list, or a function that gives it: called once, whenever Vite starts. */
type Listed<T> = T | (() => T | Promise<T>)

/** A whole number of bytes, or a text such as `'128 kB'` (B, kB, MB: of 1,000; KiB, MiB: of 1,024). */
export type ByteSize = number | string

/** What `serverProps()` may be told. */
export interface ServerPropsOptions {
  /**
   * Resolve `next/link`, `next/router` and the like to this package, so that pages written for the
   * Pages Router of Next.js run unchanged. Default `false`.
   */
  readonly next?: boolean
  /**
   * Answer 403 to requests of other sites' pages by methods other than GET, HEAD and OPTIONS: they would
   * come with the visitor's cookies. Default `true`.
   */
  readonly checkOrigin?: boolean
  /** Other origins that may send such requests, such as `https://login.example.com`. Default `[]`. */
  readonly allowedOrigins?: readonly string[]
  /** Compress text with brotli or gzip in `dist/server/start.js`, for clients that accept it. Default `true`. */
  readonly compress?: boolean
  /**
   * Put compressed forms (`.br`, `.gz`, and `.zst` where Node has it) beside the text files of a build, which
   * `dist/server/start.js` serves. Default: what `compress` is.
   */
  readonly precompress?: boolean
  /** The older name of `budget.pageData`, which is used when both are given. Default `128_000`. */
  readonly largeDataBytes?: number
  /**
   * What pages may weigh: bytes, or texts such as `'90 kB'`. `pageData`: development warns of a page whose props are more
   * JSON than that, and names the heaviest; 0 never warns, the default is `'128 kB'`. `firstLoadJs`: a page that makes
   * the browser load more JavaScript than that before it can be used (gzip) fails the build.
   */
  readonly budget?: { readonly pageData?: ByteSize; readonly firstLoadJs?: ByteSize }
  /**
   * The table of routes that `vite build` prints: of more than 50 the `'largest'` 20, or `'all'`; `false` prints none.
   * Default `'largest'`.
   */
  readonly buildTable?: 'largest' | 'all' | false
  /**
   * Write what a build has removed of each page, what it has left and why, and what browsers load, as JSON (`BuildReport`):
   * into `dist/server-props-report.json`, or a file below the project's root. Default `false`.
   */
  readonly report?: boolean | string
  /**
   * How the cookies of draft mode are sealed. `key` is a secret of at least 32 characters, by default a new
   * one for each build; several builds that shall know each other's cookies need the same. The environment
   * variable `SERVER_PROPS_PREVIEW_KEY` of a running server takes its place. `maxAge` is how many seconds draft
   * mode lasts, by default an hour.
   */
  readonly preview?: { readonly key?: string; readonly maxAge?: number }
  /**
   * Render pages in React's `<StrictMode>` in the browser during development, where alone it does something.
   * Default `false`.
   */
  readonly reactStrictMode?: boolean
  /**
   * Keep the pages that were visited, so that back and forward show them at once; one that is older than this many
   * milliseconds is asked for again once it is shown. Without it, back and forward wait for new data, as in Next.
   */
  readonly staleTime?: number
  /** How many milliseconds data is used that `<Link prefetch="data">` has asked for ahead. Default `10_000`. */
  readonly prefetchStaleTime?: number
  /**
   * Show a thin bar at the top of the page while a navigation takes longer than `delay` (ms, 150 by default); `color` is
   * a CSS colour, `height` is in CSS pixels. Default `false`.
   */
  readonly progressBar?:
    | boolean
    | { readonly color?: string; readonly height?: number; readonly delay?: number }
  /** Animate navigations with the browser's view transitions, where it has them. Default `false`. */
  readonly viewTransitions?: boolean
  /**
   * Write `server-props-env.d.ts` beside the pages folder, by which `href` of Link and the router's addresses are checked
   * against the app's routes. Default `false`.
   */
  readonly typedLinks?: boolean
  /**
   * What is for the server only besides `x.server.ts`, folders `.server` and what imports `server-only`: names of packages,
   * such as `pg`, and files or folders below the project's root, such as `./lib/db` or `./lib/*-store.ts`. Default `[]`.
   */
  readonly serverOnly?: readonly string[]
  /**
   * What to do in development with a prop whose value is that of an environment variable without a public prefix: `'warn'`,
   * the default, fail with an `'error'`, or `'allow'` it.
   */
  readonly envInProps?: 'warn' | 'error' | 'allow'
  /**
   * Say in the header `Server-Timing` of documents and page data how long their steps took, also in production: anybody
   * can read it there. Default `false`; development always does.
   */
  readonly serverTiming?: boolean
  /**
   * Tell browsers what a page needs before its document is there: by 103 Early Hints while `getServerSideProps` runs, and
   * by the header `Link` of documents, from which CDNs make them. Default `false`.
   */
  readonly earlyHints?: boolean
  /**
   * Load all pages when the production server starts, before it listens, and not each when it is first asked for. Default
   * `false`.
   */
  readonly preloadPages?: boolean
  /** Whether addresses end with a slash; the other spelling is redirected to it. Default `false`. */
  readonly trailingSlash?: boolean
  /** Addresses that lead elsewhere. */
  readonly redirects?: Listed<readonly RedirectRule[]>
  /** Addresses that are answered by the page or file at another one. */
  readonly rewrites?: Listed<readonly Rewrite[] | Rewrites>
  /** Headers by address. */
  readonly headers?: Listed<readonly HeaderRule[]>
  /** The languages that stand in addresses. */
  readonly i18n?: I18nOptions
}

/** The options with their defaults filled in. */
export interface ResolvedOptions {
  readonly next: boolean
  readonly checkOrigin: boolean
  /** In lower case, as browsers send them. */
  readonly allowedOrigins: readonly string[]
  readonly compress: boolean
  readonly precompress: boolean
  /** What `budget.pageData` says. */
  readonly largeDataBytes: number
  /** Bytes, of what was given. */
  readonly budget: { readonly pageData: number | undefined; readonly firstLoadJs: number | undefined }
  readonly buildTable: 'largest' | 'all' | false
  readonly report: boolean | string
  readonly preview: { readonly key: string | undefined; readonly maxAge: number }
  readonly reactStrictMode: boolean
  readonly staleTime: number | undefined
  readonly prefetchStaleTime: number
  /** Undefined: there is none. */
  readonly progressBar:
    | { readonly color?: string; readonly height?: number; readonly delay?: number }
    | undefined
  readonly viewTransitions: boolean
  readonly typedLinks: boolean
  readonly serverOnly: readonly string[]
  readonly envInProps: 'warn' | 'error' | 'allow'
  readonly serverTiming: boolean
  readonly earlyHints: boolean
  readonly preloadPages: boolean
  readonly trailingSlash: boolean
  /** These four are checked, and functions called, when Vite starts (`resolveRouting`). */
  readonly redirects: ServerPropsOptions['redirects']
  readonly rewrites: ServerPropsOptions['rewrites']
  readonly headers: ServerPropsOptions['headers']
  readonly i18n: ServerPropsOptions['i18n']
}

interface Rule {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
  /** What is wrong about a value, where that is more than the value itself. */
  readonly describe?: (value: unknown) => string
}

const BOOLEAN: Rule = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' }
const BYTES: Rule = {
  expected: 'a whole number of bytes',
  accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
}
const MILLISECONDS: Rule = {
  expected: 'a number of milliseconds, 0 or more',
  accepts: (value) => typeof value === 'number' && value >= 0,
}
const PROGRESS_BAR_OBJECT = toObjectRule(
  'true, false, or an object { color, height, delay }: a CSS colour, pixels, milliseconds',
  {
    color: { accepts: (value) => typeof value === 'string' },
    height: MILLISECONDS,
    delay: MILLISECONDS,
  },
)
const PROGRESS_BAR: Rule = {
  ...PROGRESS_BAR_OBJECT,
  accepts: (value) => BOOLEAN.accepts(value) || PROGRESS_BAR_OBJECT.accepts(value),
}
const ORIGINS: Rule = {
  expected: 'a list of origins such as "https://login.example.com"',
  accepts: (value) => Array.isArray(value) && value.every(isOrigin),
}
const MODULES: Rule = {
  expected: 'a list of names of packages, and of files that begin with "./"',
  accepts: (value) => Array.isArray(value) && value.every(isModule),
}
const ENV_IN_PROPS: Rule = {
  expected: "'warn', 'error' or 'allow'",
  accepts: (value) => value === 'warn' || value === 'error' || value === 'allow',
}
const BYTE_SIZE: Pick<Rule, 'accepts'> = { accepts: (value) => readByteSize(value) !== undefined }
const BUDGET = toObjectRule(
  "an object { pageData, firstLoadJs }: each a whole number of bytes, or a text such as '128 kB'",
  { pageData: BYTE_SIZE, firstLoadJs: BYTE_SIZE },
)
const BUILD_TABLE: Rule = {
  expected: "'largest', 'all' or false",
  accepts: (value) => value === 'largest' || value === 'all' || value === false,
}
const REPORT: Rule = {
  expected: 'true, false, or the path of a file below the project\'s root that ends with ".json"',
  accepts: (value) => BOOLEAN.accepts(value) || (isModule(value) && /[^/\\]\.json$/.test(String(value))),
}
const PREVIEW = toObjectRule(
  'an object { key, maxAge }: a text of at least 32 characters, a whole number of seconds above 0',
  {
    key: {
      accepts: (value) => typeof value === 'string' && value.length >= 32,
      // It is a secret (T32), and what is printed is often kept.
      describe: (value) =>
        typeof value === 'string' ? `a text of ${value.length} characters` : describe(value),
    },
    maxAge: { accepts: (value) => Number.isSafeInteger(value) && (value as number) > 0 },
  },
)

const LIST: Rule = {
  expected: 'a list, or a function that gives one',
  accepts: (value) => Array.isArray(value) || typeof value === 'function',
}
const LISTS: Rule = {
  expected:
    'a list, an object with the lists beforeFiles, afterFiles and fallback, or a function that gives one of them',
  accepts: (value) => LIST.accepts(value) || (typeof value === 'object' && value !== null),
}
const OBJECT: Rule = {
  expected: 'an object such as { locales: ["en", "de"], defaultLocale: "en" }',
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

const RULES: Readonly<Record<keyof ServerPropsOptions, Rule>> = {
  next: BOOLEAN,
  checkOrigin: BOOLEAN,
  allowedOrigins: ORIGINS,
  compress: BOOLEAN,
  precompress: BOOLEAN,
  largeDataBytes: BYTES,
  budget: BUDGET,
  buildTable: BUILD_TABLE,
  report: REPORT,
  preview: PREVIEW,
  reactStrictMode: BOOLEAN,
  staleTime: MILLISECONDS,
  prefetchStaleTime: MILLISECONDS,
  progressBar: PROGRESS_BAR,
  viewTransitions: BOOLEAN,
  typedLinks: BOOLEAN,
  serverOnly: MODULES,
  envInProps: ENV_IN_PROPS,
  serverTiming: BOOLEAN,
  earlyHints: BOOLEAN,
  preloadPages: BOOLEAN,
  trailingSlash: BOOLEAN,
  redirects: LIST,
  rewrites: LISTS,
  headers: LIST,
  i18n: OBJECT,
}

/** Checks the options and fills in what is not given. Throws for names and types that it does not know. */
export function resolveOptions(options: unknown = {}): ResolvedOptions {
  const names = Object.keys(RULES)
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw createOptionError(`serverProps() takes an object, but was given ${describe(options)}.`, names)
  }
  for (const [name, value] of Object.entries(options)) {
    if (name === 'basePath') throw createBasePathOptionError()
    if (!isOption(name)) throw createOptionError(`serverProps() has no option "${name}".`, names)
    const mismatch = findMismatch(name, value)
    if (mismatch !== undefined) {
      throw createOptionError(`The option "${name}" of serverProps() is ${mismatch}.`, names)
    }
  }
  const {
    next = false,
    checkOrigin = true,
    allowedOrigins = [],
    compress = true,
    precompress = compress,
    largeDataBytes = 128_000,
    budget = {},
    buildTable = 'largest',
    report = false,
    preview = {},
    reactStrictMode = false,
    staleTime,
    prefetchStaleTime = 10_000,
    progressBar = false,
    viewTransitions = false,
    typedLinks = false,
    serverOnly = [],
    envInProps = 'warn',
    serverTiming = false,
    earlyHints = false,
    preloadPages = false,
    trailingSlash = false,
    redirects,
    rewrites,
    headers,
    i18n,
  } = options as ServerPropsOptions
  const pageData = readByteSize(budget.pageData)
  return {
    next,
    checkOrigin,
    allowedOrigins: allowedOrigins.map((origin) => origin.toLowerCase()),
    compress,
    precompress,
    largeDataBytes: pageData ?? largeDataBytes,
    budget: { pageData, firstLoadJs: readByteSize(budget.firstLoadJs) },
    buildTable,
    report,
    preview: { key: preview.key, maxAge: preview.maxAge ?? 3600 },
    reactStrictMode,
    staleTime,
    prefetchStaleTime,
    progressBar: typeof progressBar === 'object' ? progressBar : progressBar ? {} : undefined,
    viewTransitions,
    typedLinks,
    serverOnly,
    envInProps,
    serverTiming,
    earlyHints,
    preloadPages,
    trailingSlash,
    redirects,
    rewrites,
    headers,
    i18n,
  }
}

/** What an option has to be, and what it was given, when a value is not that. */
export function findMismatch(name: keyof ServerPropsOptions, value: unknown): string | undefined {
  const rule = RULES[name]
  if (value === undefined || rule.accepts(value)) return undefined
  return `${rule.expected}, but was given ${(rule.describe ?? describe)(value)}`
}

function isOption(name: string): name is keyof ServerPropsOptions {
  return Object.hasOwn(RULES, name)
}

/** For an object with these keys alone, each of which may be missing. */
function toObjectRule(expected: string, keys: Readonly<Record<string, Omit<Rule, 'expected'>>>): Rule {
  const faultsOf = (value: object): readonly string[] =>
    Object.entries(value).flatMap(([key, item]) => {
      const rule = Object.hasOwn(keys, key) ? keys[key] : undefined
      if (rule === undefined) return [`the unknown key "${key}"`]
      return item === undefined || rule.accepts(item) ? [] : [`${key}: ${(rule.describe ?? describe)(item)}`]
    })
  return {
    expected,
    accepts: (value) => OBJECT.accepts(value) && faultsOf(value as object).length === 0,
    describe: (value) => (OBJECT.accepts(value) ? faultsOf(value as object).join(' and ') : describe(value)),
  }
}

/** Exactly an origin, so that what browsers send can be compared with it. */
function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+$/i.test(value)
}

/** Neither empty, nor absolute, nor above the project. */
function isModule(value: unknown): boolean {
  return typeof value === 'string' && /^(?:\.\/.|[^./\\])/.test(value) && !value.includes('..')
}

/** A value, for messages. */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length > 0 ? JSON.stringify(value) : 'an array'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? JSON.stringify(value) : `a value of type ${typeof value}`
}
