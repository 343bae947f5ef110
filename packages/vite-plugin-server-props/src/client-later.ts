// What is loaded once a page may be left.
export { createLater } from './client/create-later.js'
export { historyMemory } from './client/memory.js'
export { progressBar } from './client/progress-bar.js'
export { readNextData } from './client/read-next-data.js'
export { readOwnData } from './client/read-data.js'
export { rewrites } from './client/rewrites.js'
export { skeleton } from './client/skeleton.js'
export { viewTransitions } from './client/view-transitions.js'
