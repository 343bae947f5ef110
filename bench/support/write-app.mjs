import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installInto } from './install.mjs'

/** The config of an app with the plugin, whose options are as they are written. */
export function toConfig(options = '') {
  return `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import serverProps from 'vite-plugin-server-props'
export default defineConfig({ plugins: [react(), serverProps(${options})] })
`
}

/** Writes an app's files into a folder, and installs what it needs. */
export function writeApp(folder, files) {
  const all = { 'package.json': '{ "type": "module" }', 'vite.config.js': toConfig(), ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  installInto(folder)
}
