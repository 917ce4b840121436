import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** In a real browser, against the demonstration as a person starts it. One file after the other: they share it. */
export default defineConfig({
  resolve: { alias: { '@payload-config': path.resolve('payload.config.ts') } },
  test: {
    root: '.',
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    execArgv: ['--conditions=production'],
    globalSetup: ['test/browser/support/globalSetup.ts'],
    expect: { poll: { timeout: 20_000 } }, // the usual second is too short for a busy machine
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
