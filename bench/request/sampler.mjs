// Loaded before a profiled server: from one message to the next it takes samples of what runs, and sends them.
import { Session } from 'node:inspector/promises'

const session = new Session()
session.connect()
let isRunning = false
process.on('message', async (message) => {
  if (message !== 'profile') return
  isRunning = !isRunning
  if (!isRunning) {
    process.send(await session.post('Profiler.stop'))
    return
  }
  await session.post('Profiler.enable')
  // Microseconds; more often, and the sampling itself shows.
  await session.post('Profiler.setSamplingInterval', { interval: 250 })
  await session.post('Profiler.start')
  process.send('started')
})
