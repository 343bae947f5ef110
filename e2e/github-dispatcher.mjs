// Loaded before a server (`node --import`): api.github.com is answered by GITHUB_PORT on the loopback.
// The dispatcher is where undici, which is Node's fetch, lets one stand in for the network.
const slot = Symbol.for('undici.globalDispatcher.1')
await fetch('data:,')
const network = globalThis[slot]
const origin = `http://127.0.0.1:${process.env.GITHUB_PORT}`

globalThis[slot] = Object.assign(Object.create(network), {
  dispatch(options, handler) {
    const isGitHub = String(options.origin) === 'https://api.github.com'
    return network.dispatch(isGitHub ? { ...options, origin } : options, handler)
  },
})
