import type { Cluster } from 'node:cluster'
import { WorkerPool } from './worker-pool.js'

/**
 * Serves an app by several processes that share its port, until this one is told to stop (`SIGTERM`, `SIGINT`): then all
 * answer what is running. `SIGUSR2` replaces them one after the other, and no connection is refused meanwhile.
 */
export async function runWorkers(cluster: Cluster, count: number): Promise<void> {
  const pool = new WorkerPool(cluster, count)
  const stop = (): void => void pool.stop().then(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGUSR2', () => void pool.restart())
  const url = await pool.start()
  if (pool.isStopping) return
  // The worker has said why.
  if (url === undefined) process.exit(1)
  console.log(`Serving at ${url} with ${count} workers`)
}
