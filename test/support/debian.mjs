/** Installs what a test needs, where this machine is a Debian and the account may. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * @param {string[]} packages
 * @returns {boolean} whether they are there now
 */
export function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const flags = ['install', '-y', '--no-install-recommends', ...packages]
  return aptGet(flags) || (aptGet(['update']) && aptGet(flags)) // lists may be old or missing
}

const aptGet = (flags) =>
  spawnSync('apt-get', flags, {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0
