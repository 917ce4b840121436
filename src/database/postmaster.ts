import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The process that serves a cluster, or nothing. A number that was given to another program since does not count. */
export function postmasterOf(folder: string): number | undefined {
  const pid = pidIn(path.join(folder, 'postmaster.pid'))
  return pid && isPostgres(pid) ? pid : undefined
}

/**
 * Removes a lock file of PostgreSQL whose process is gone. PostgreSQL does that itself, except when the number
 * belongs to another program now, as it often does after a container was killed and started again.
 */
export function removeStaleLock(file: string): void {
  const pid = pidIn(file)
  if (pid && !isPostgres(pid)) rmSync(file, { force: true })
}

/** A lock file starts with the number of its process; negative where the process serves alone. */
function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  return Math.abs(Number(readFileSync(file, 'utf8').split('\n')[0])) || undefined
}

function isPostgres(pid: number): boolean {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    } catch {
      return false
    }
  }
  return /postgres/.test(spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
}
