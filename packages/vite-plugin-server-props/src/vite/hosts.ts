import type { ResolvedConfig } from 'vite'

/** Plugins of hosts that start the server their own way. */
const HOSTS = /^(?:nitro|vite-plugin-cloudflare|vite-plugin-netlify|netlify)/

/** Whether a host's plugin decides how the server is started, and how files are served. */
export function isStartedByHost({ plugins }: ResolvedConfig): boolean {
  return plugins.some(({ name }) => HOSTS.test(name))
}
