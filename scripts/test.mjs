// `npm test`: installs what the tests need, runs everything, and ends with one line that counts it.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bin, findChromium, install, pnpm, root, run } from './tools.mjs'

const reports = path.join(root, 'test-results')
const count = { passed: 0, failed: 0 }
/** @type {string[]} */
const failures = []

/**
 * Runs one part. A part that counts its own tests gives the file with its report.
 * @param {string} name
 * @param {() => void} part
 * @param {() => { passed: number, failed: number }} [read]
 */
function runPart(name, part, read) {
  console.log(`\n── ${name}`)
  let error
  try {
    part()
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown)
    console.error(error)
  }
  const counted = readCount(read) ?? { passed: error === undefined ? 1 : 0, failed: 0 }
  if (error !== undefined && counted.failed === 0) counted.failed = 1
  count.passed += counted.passed
  count.failed += counted.failed
  if (counted.failed > 0) failures.push(name)
}

/** @param {(() => { passed: number, failed: number }) | undefined} read */
function readCount(read) {
  if (read === undefined) return undefined
  try {
    return read()
  } catch {
    return undefined
  }
}

const readReport = (/** @type {string} */ name) => JSON.parse(readFileSync(path.join(reports, name), 'utf8'))

function countUnit() {
  const report = readReport('unit.json')
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function countBrowser() {
  const { stats } = readReport('report.json')
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

function installChromium() {
  if (findChromium() !== undefined) return
  if (process.getuid?.() !== 0) {
    throw new Error(
      'No Chromium was found. Install the package `chromium` of your system, or name it: CHROMIUM=/path/to/chromium npm test',
    )
  }
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}

install()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
runPart('Chromium', installChromium)
runPart('build', () => pnpm(['--filter', 'vite-plugin-server-props', 'build']))
runPart('format', () => bin('oxfmt', ['--check', '.']))
runPart('lint', () => bin('oxlint', ['--deny-warnings']))
runPart('types', () => bin('tsc', ['-b']))
runPart('rows of the contract', () => run(process.execPath, ['scripts/check-rows.mjs']))
runPart('size in the browser', () => run(process.execPath, ['scripts/check-size.mjs']))
runPart('speed beside a hand-written server', () => run(process.execPath, ['bench/guard/run.mjs']))
runPart('package', () => run(process.execPath, ['scripts/check-package.mjs']))
runPart(
  'unit tests',
  () =>
    bin('vitest', ['run', '--reporter=default', '--reporter=json', '--outputFile=test-results/unit.json']),
  countUnit,
)
runPart('browser tests', () => bin('playwright', ['test'], { CI: 'true' }), countBrowser)

if (failures.length > 0) console.error(`\nFailed: ${failures.join(', ')}`)
console.log(`\n${count.passed} passed, ${count.failed} failed`)
process.exit(count.failed === 0 ? 0 : 1)
