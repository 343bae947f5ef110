// The results that the README quotes: one pair of files for each major version of Node, the last run that was saved.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './contenders.mjs'
import { report } from './report.mjs'
import { writeResults } from './run.mjs'

/** Writes results/node-<major>.md and .json; gives their names. */
export function saveResults(results) {
  const folder = path.join(ROOT, 'results')
  mkdirSync(folder, { recursive: true })
  const name = `node-${results.machine.node.slice(1).split('.')[0]}`
  const files = [path.join(folder, `${name}.md`), path.join(folder, `${name}.json`)]
  writeFileSync(files[0], `# ${name}\n\n${report(results)}\n`)
  writeResults(files[1], results)
  return files.map((file) => path.relative(process.cwd(), file))
}
