import path from 'node:path'
import type { Plugin } from 'vite'

/** What `next/constants` has for a configuration: the names of phases. */
const PHASES = {
  PHASE_EXPORT: 'phase-export',
  PHASE_ANALYZE: 'phase-analyze',
  PHASE_PRODUCTION_BUILD: 'phase-production-build',
  PHASE_PRODUCTION_SERVER: 'phase-production-server',
  PHASE_DEVELOPMENT_SERVER: 'phase-development-server',
  PHASE_TEST: 'phase-test',
  PHASE_INFO: 'phase-info',
}

const CONSTANTS = '\0next-config:constants'
const TYPES = '\0next-config:types'

/**
 * Lets Vite's module runner load a `next.config` in any of its forms: `next` need not be installed, and
 * CommonJS, which the runner does not know, becomes a module.
 */
export function configModulePlugin(file: string): Plugin {
  return {
    name: 'server-props:next-config',
    enforce: 'pre',
    resolveId(id) {
      if (/^next\/constants(?:\.js)?$/.test(id)) return CONSTANTS
      return id === 'next' ? TYPES : undefined
    },
    load(id) {
      if (id === TYPES) return 'export {}'
      if (id !== CONSTANTS) return undefined
      return Object.entries(PHASES)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
    transform(code, id) {
      // The map that is there stays true: no line moves.
      return id === file ? { code: prepareConfig(code, file), map: null } : undefined
    },
  }
}

function prepareConfig(code: string, file: string): string {
  const names = `const __filename = ${JSON.stringify(file)}, __dirname = ${JSON.stringify(path.dirname(file))};`
  if (!isCommonJs(code, file)) return needsNames(code) ? names + code : code
  const require = `const require = ((original) => Object.assign((id) => /^next\\/constants(\\.js)?$/.test(id) ? ${JSON.stringify(PHASES)} : original(id), original))(__createRequire(__filename));`
  return `import { createRequire as __createRequire } from 'node:module'; ${names} ${require} const module = { exports: {} }; const exports = module.exports; ${code}\n;export default module.exports`
}

/** A first line that is longer than the file's would put errors in the wrong place. */
function needsNames(code: string): boolean {
  return /\b__(?:dir|file)name\b/.test(code) && !/\b__(?:dir|file)name\s*=/.test(code)
}

function isCommonJs(code: string, file: string): boolean {
  if (file.endsWith('.cjs')) return true
  return (
    /\bmodule\.exports\b|\bexports\.\w+\s*=/.test(code) && !/^\s*(?:import|export)\b(?!\s*\()/m.test(code)
  )
}
