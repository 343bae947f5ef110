// Serves a fetch function as Bun and Deno do, at the port that is in the environment.
export function listen(fetch) {
  const options = { port: Number(process.env.PORT), hostname: '127.0.0.1' }
  if (globalThis.Bun) Bun.serve({ ...options, fetch })
  else Deno.serve({ ...options, onListen: () => {} }, fetch)
}
