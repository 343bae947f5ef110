// `npm start`: from a fresh clone to the playground, built and served at http://localhost:3000.
import path from 'node:path'
import { spawn } from 'node:child_process'
import { install, pnpm, root } from './tools.mjs'

try {
  install()
  pnpm(['--filter', 'vite-plugin-server-props', 'build'])
  pnpm(['--filter', 'playground-shop', '--fail-if-no-match', 'build'])
} catch (error) {
  console.error(`\nnpm start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

const server = spawn(process.execPath, ['dist/server/start.js'], {
  cwd: path.join(root, 'playground', 'shop'),
  stdio: 'inherit',
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
