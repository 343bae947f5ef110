import { defineConfig } from 'vitest/config'

const unit = 'packages/vite-plugin-server-props/src'

/** Long enough for a machine that has other work too; what hangs fails all the same. In milliseconds. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${unit}/**/*.test.{ts,tsx}`],
          exclude: [`${unit}/{client,react}/**`],
          environment: 'node',
          globalSetup: `${unit}/vite/fixtures/temporary-folder.ts`,
          ...patience,
        },
      },
      {
        test: {
          name: 'browser-side',
          include: [`${unit}/{client,react}/**/*.test.{ts,tsx}`],
          environment: 'happy-dom',
          ...patience,
        },
      },
    ],
  },
})
