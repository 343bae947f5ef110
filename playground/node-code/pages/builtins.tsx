import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { createHash } from 'crypto'
import fs from 'fs'
import { crc32 } from '@node-rs/crc32'

export async function getServerSideProps() {
  const child = await promisify(execFile)(process.execPath, ['-p', '6 * 7'])
  const worker = new Worker(new URL('../lib/sum-worker.js', import.meta.url), { workerData: [1, 2, 3] })
  const [sum] = (await once(worker, 'message')) as [number]
  return {
    props: {
      isThere: fs.existsSync('package.json'),
      hash: createHash('sha256').update('node-code').digest('hex').slice(0, 8),
      crc: crc32('node-code'),
      child: child.stdout.trim(),
      sum,
    },
  }
}

export default function Builtins(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <pre>{JSON.stringify(props)}</pre>
}
