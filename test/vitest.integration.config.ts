import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Against a real PostgreSQL: one migrated template database, cloned for each worker (T10). */
export default defineConfig({
  resolve: { alias: { '@payload-config': path.resolve('payload.config.ts') } },
  test: {
    root: '.',
    include: ['test/integration/**/*.test.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    execArgv: ['--conditions=production'],
    globalSetup: ['test/support/globalSetup.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
