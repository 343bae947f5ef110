// Loaded before a measured server: tells its memory when asked, in bytes, after a collection of garbage that a server under
// load does not get around to. Wants `--expose-gc`.
process.on('message', () => {
  const { rss: loaded } = process.memoryUsage()
  globalThis.gc()
  const { rss, heapUsed } = process.memoryUsage()
  process.send?.({ loaded, rss, heapUsed })
})
