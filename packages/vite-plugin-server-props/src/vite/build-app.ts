import type { ViteBuilder } from 'vite'

/** Builds the browser's part first: the server's part holds the list of its files. */
export async function buildApp(builder: ViteBuilder): Promise<void> {
  for (const name of ['client', 'ssr']) {
    const environment = builder.environments[name]
    if (environment !== undefined && !environment.isBuilt) await builder.build(environment)
  }
}
