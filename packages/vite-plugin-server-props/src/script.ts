export { Script, Script as default } from './react/next/script.js'
export { handleClientScriptLoad, initScriptLoader } from './react/next/load-script.js'
export type { ScriptProps } from './react/next/script-types.js'
