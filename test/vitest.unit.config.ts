import { defineConfig } from 'vitest/config'

/** The rules of the directive and the walls of the house: no database, no browser. */
export default defineConfig({
  test: { root: '.', include: ['test/unit/**/*.test.ts'], maxWorkers: 2, testTimeout: 20_000 },
})
