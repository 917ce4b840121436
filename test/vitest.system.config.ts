import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** The built programs as a person or an operator starts them: real processes, also killed ones. */
export default defineConfig({
  resolve: { alias: { '@payload-config': path.resolve('payload.config.ts') } },
  test: {
    root: '.',
    include: ['test/system/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    execArgv: ['--conditions=production'],
    globalSetup: ['test/support/buildFirst.ts', 'test/support/globalSetup.ts'],
    expect: { poll: { timeout: 20_000 } }, // the usual second is too short for a busy machine
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
