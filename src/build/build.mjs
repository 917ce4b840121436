/**
 * `npm run build`: the server (esbuild), the look of the public site, and the panel (Next), all into `dist/`;
 * `-- --changed` leaves out what is already built of these sources.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { fingerprintOf, partsToBuild, recordBuilt } from './freshness.mjs'
import { withBuildLock } from './lock.mjs'

const steps = {
  server: {
    title: 'the server',
    run: () =>
      build({
        entryPoints: ['src/server.ts', 'src/worker.ts', 'src/demo/run.ts'].filter(existsSync),
        outdir: 'dist',
        entryNames: '[name]',
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        jsx: 'automatic',
        tsconfig: 'tsconfig.json',
        logLevel: 'error',
      }),
  },
  site: {
    title: 'the public site',
    run: async () => {
      if (!existsSync('src/build/site.mjs')) return
      const { buildSite } = await import('./site.mjs')
      await buildSite()
    },
  },
  panel: { title: 'the panel (about a minute the first time)', run: buildPanel },
}

function buildPanel() {
  const flags = ['--conditions=production', 'node_modules/next/dist/bin/next', 'build', 'src']
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, flags, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The panel could not be built:\n${stdout}\n${stderr}`)
}

/** Builds what has changed since it was last built. Two at the same time take turns. */
export async function buildAll({ everything = false } = {}) {
  mkdirSync('dist', { recursive: true })
  await withBuildLock(async () => {
    for (const part of everything ? Object.keys(steps) : partsToBuild()) {
      const started = Date.now()
      const fingerprint = fingerprintOf(part)
      console.log(`Building ${steps[part].title} ...`)
      await steps[part].run()
      recordBuilt(part, fingerprint)
      console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await buildAll({ everything: !process.argv.includes('--changed') })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
