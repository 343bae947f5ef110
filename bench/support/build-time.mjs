// What a build takes: by the clock, and CPU time, which says it also where the machine has other work (Linux).
import { rmSync } from 'node:fs'
import path from 'node:path'
import { runBuild } from './app.mjs'
import { waitedForCpuMs } from './waited-for-cpu.mjs'

/** Builds the app in a folder from nothing; gives milliseconds. */
export function timeBuild(folder) {
  rmSync(path.join(folder, 'dist'), { recursive: true, force: true })
  const [clock, cpu] = [performance.now(), waitedForCpuMs()]
  runBuild(folder)
  return { clock: performance.now() - clock, cpu: waitedForCpuMs() - cpu }
}
