import { defineConfig } from '@playwright/test'
import type { AppOptions } from './e2e/fixtures.js'
import { findChromium } from './scripts/tools.mjs'

const isRoot = process.getuid?.() === 0

/**
 * Rows of the client's contract that development has no part in: the same code runs, and the other specs meet it there.
 * Each page of a development server takes seconds, and CI has forty minutes.
 */
const ALIKE_SPECS = /(?:announce|head|history|paths-and-queries|shallow)\.spec\.ts$/

export default defineConfig<AppOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [['dot'], ['json', { outputFile: 'test-results/report.json' }]] : 'list',
  use: {
    viewport: { width: 1100, height: 760 },
    // Recording costs a fifth of the time, and what CI records is gone with its machine.
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'build', use: { mode: 'build' } },
    {
      name: 'dev',
      use: { mode: 'dev' },
      testIgnore: ALIKE_SPECS,
      // The first page bundles dependencies, and each transforms its modules while the browser waits: a slow machine
      // has needed a minute for one.
      timeout: 120_000,
      expect: { timeout: 20_000 },
    },
  ],
})
