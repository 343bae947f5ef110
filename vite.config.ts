import { defineConfig } from 'vitest/config'

const unit = 'packages/vite-plugin-server-props/src'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${unit}/**/*.test.{ts,tsx}`],
          exclude: [`${unit}/{client,react}/**`],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'browser-side',
          include: [`${unit}/{client,react}/**/*.test.{ts,tsx}`],
          environment: 'happy-dom',
        },
      },
    ],
  },
})
