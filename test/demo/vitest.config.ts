import { defineConfig } from 'vitest/config'

/** The built programs as an operator starts them: real processes, real PostgreSQL. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/demo/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    execArgv: ['--conditions=production'],
    globalSetup: ['test/demo/buildFirst.ts', 'test/support/globalSetup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
