import { execFileSync } from 'node:child_process'

/** Builds what has changed since the last build. */
export default function setup() {
  execFileSync(process.execPath, ['src/build/build.mjs', '--changed'], { stdio: 'inherit' })
}
