import { parentPort, workerData } from 'node:worker_threads'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort.postMessage(workerData.reduce((sum, value) => sum + value, 0))
