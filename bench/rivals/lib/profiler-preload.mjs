// Preloaded into a server by `run.mjs --profile`: the first SIGUSR2 starts a CPU
// profile, the second writes it to BENCH_PROFILE.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'

const file = process.env.BENCH_PROFILE
let session
process.on('SIGUSR2', () => {
  if (!session) {
    session = new Session()
    session.connect()
    session.post('Profiler.enable')
    session.post('Profiler.setSamplingInterval', { interval: 250 })
    session.post('Profiler.start')
    return
  }
  session.post('Profiler.stop', (error, { profile }) => {
    if (!error) writeFileSync(file, JSON.stringify(profile))
  })
})
