// Each contender's app, with what it needs, from its lock file.
import { footprint, prepare, versionsOf } from './contenders.mjs'
import { log } from './run.mjs'

export async function installAll(run) {
  await run.each(run.contenders, 'install', async (contender) => {
    log(`${contender.name}: install`)
    await prepare(contender)
    const result = run.resultOf(contender)
    result.versions = versionsOf(contender)
    if (!contender.sharesBuildOf && contender.install !== false) result.footprint = footprint(contender)
  })
}
