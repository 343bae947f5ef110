import { isGiven, type Given } from '../routing/given.js'

/** Read, and used (`readNextConfig`). */
const USED = new Set([
  'basePath',
  'trailingSlash',
  'redirects',
  'rewrites',
  'headers',
  'i18n',
  'compress',
  'env',
  'reactStrictMode',
  'typedRoutes',
])

/** About Next's own tools and messages: without Next there is nothing for them to change. */
const WITHOUT_MEANING = new Set([
  'cleanDistDir',
  'devIndicators',
  'eslint',
  'excludeDefaultMomentLocales',
  'experimental.largePageDataBytes',
  'experimental.optimizePackageImports',
  'experimental.preloadEntriesOnStart',
  'generateEtags',
  'images.unoptimized',
  'logging',
  'onDemandEntries',
  'outputFileTracingExcludes',
  'outputFileTracingIncludes',
  'outputFileTracingRoot',
  'poweredByHeader',
  'staticPageGenerationTimeout',
  'swcMinify',
  'typescript',
])

/** What to do instead, for keys that many have. */
const HINTS: Readonly<Record<string, string>> = {
  allowedDevOrigins: 'Vite has `server.allowedHosts` and `server.cors`',
  assetPrefix: 'Vite has `base`, and `experimental.renderBuiltUrl` for files on another host',
  compiler:
    'give the options of Babel or SWC to the React plugin; remove console calls with a minifier of yours',
  distDir: 'Vite has `build.outDir`',
  images: 'the image component links files as they are, without an optimiser',
  output: 'dist/server/start.js is the server',
  pageExtensions: 'pages are .tsx, .ts, .jsx and .js',
  productionBrowserSourceMaps: 'Vite has `build.sourcemap`',
  publicRuntimeConfig: 'use environment variables (NEXT_PUBLIC_…)',
  sassOptions: 'Vite has `css.preprocessorOptions`',
  serverExternalPackages: 'Vite has `ssr.external`',
  serverRuntimeConfig: 'use environment variables',
  transpilePackages: 'Vite has `ssr.noExternal`; for the browser it compiles all packages',
  turbopack: 'Vite has `resolve.alias` and plugins',
  webpack: 'Vite has `resolve.alias`, `define` and plugins',
}

/** The keys of a `next.config` that are set and have no effect here. Those of objects have their own names. */
export function listUnsupported(config: Given): readonly string[] {
  return Object.entries(config).flatMap(([key, value]) => {
    if (USED.has(key) || WITHOUT_MEANING.has(key) || isOff(value)) return []
    if (key !== 'images' && key !== 'experimental') return [key]
    if (!isGiven(value)) return [key]
    return Object.entries(value)
      .filter(([name, inner]) => !WITHOUT_MEANING.has(`${key}.${name}`) && !isOff(inner))
      .map(([name]) => `${key}.${name}`)
  })
}

/** `null`, `false` and what is empty is what Next does without the key. */
function isOff(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** One warning for all of them, with what to do instead. */
export function toUnsupportedWarning(name: string, keys: readonly string[]): string {
  const hints = [...new Set(keys.map((key) => key.replace(/\..*/, '')))].flatMap((key) =>
    HINTS[key] === undefined ? [] : [`\n  ${key}: ${HINTS[key]}`],
  )
  return `${name}: not supported here and ignored: ${keys.join(', ')}.${hints.join('')}`
}
