/** Finds Info-ZIP's `unzip`, a reader of ZIP files that is not ours, or installs it. */
import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debian.mjs'

const isThere = () => spawnSync('unzip', ['-v'], { stdio: 'ignore' }).status === 0

export function findUnzip() {
  if (isThere()) return
  installDebianPackages(['unzip'])
  if (!isThere())
    throw new Error('Not found, and could not be installed: unzip. Install it to test ZIP files')
}
