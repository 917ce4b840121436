import { execFileSync } from 'node:child_process'

/** Builds what has changed since the last build. */
export default function setup() {
  const script = "import { buildAll } from './src/build/build.mjs'; await buildAll()"
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
}
