import type { Plugin } from 'vite'
import { createBuildReader } from './build.js'
import { checkServerModulesPlugin } from './check-server-modules.js'
import { commonJsPlugin } from './commonjs.js'
import { configPlugin } from './config.js'
import { createContext } from './context.js'
import { defaultExportsPlugin } from './default-exports.js'
import { devRuntimePlugin } from './dev-runtime.js'
import { devtoolsPlugin } from './devtools/devtools.js'
import { devServerPlugin } from './dev-server.js'
import { createGuard } from './guard/guard.js'
import { hotUpdatePlugin } from './hot-update.js'
import { jsxInJsPlugin } from './jsx-in-js.js'
import { nextAliasesPlugin } from './next-aliases.js'
import { nextImagesPlugin } from './next-images.js'
import { nextTypesPlugin } from './next-types.js'
import type { ServerPropsOptions } from './options.js'
import { outputPlugin } from './output-plugin.js'
import { pageNamesPlugin } from './page-names.js'
import { precompressPlugin } from './precompress.js'
import { previewPlugin } from './preview.js'
import { createReport } from './report/report-plugin.js'
import { savesPlugin } from './saves.js'
import { serverThreadsPlugin } from './server-threads.js'
import { startFilePlugin } from './start-file.js'
import { stripPlugin } from './strip-plugin.js'
import { typedLinksPlugin } from './typed-links.js'
import { virtualPlugin } from './virtual.js'

/**
 * Pages with `getServerSideProps` for Vite and React: put it beside `react()` in `plugins`.
 * Throws when an option is unknown or of the wrong type.
 */
export function serverProps(options: ServerPropsOptions = {}): Plugin[] {
  const context = createContext(options)
  const guard = createGuard(context)
  const report = createReport(context)
  const plugins = [
    configPlugin(context),
    devRuntimePlugin(),
    nextAliasesPlugin(context),
    defaultExportsPlugin(context),
    nextImagesPlugin(context),
    nextTypesPlugin(context),
    typedLinksPlugin(context),
    virtualPlugin(context),
    pageNamesPlugin(context),
    // The strip has to see modules as they were written, so it comes before the JSX of `.js` files.
    stripPlugin(context),
    commonJsPlugin(),
    jsxInJsPlugin(context),
    guard.plugin,
    checkServerModulesPlugin(context),
    serverThreadsPlugin(context),
    devtoolsPlugin(context),
    savesPlugin(),
    devServerPlugin(context),
    hotUpdatePlugin(context),
    outputPlugin([guard.checkOutput, createBuildReader(context), report.measureOutput]),
    report.plugin,
    startFilePlugin(context),
    precompressPlugin(context),
    previewPlugin(context),
  ]
  return plugins.filter((plugin) => plugin !== undefined)
}

export default serverProps
