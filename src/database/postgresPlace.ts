import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PostgresPrograms } from './postgresPrograms.ts'

/** Under which PostgreSQL runs; empty: under the account of this process. */
export type Account = { uid?: number; gid?: number }

export type PostgresPlace = { programs: PostgresPrograms; folder: string }

/** For root, whose PostgreSQL runs under an account that may not pass the folders of this checkout. */
const elsewhere = '/var/lib/caljobs-system-access'

/** In the data folder, where the cluster would lie: the path where it lies instead. */
const note = 'ELSEWHERE'

/**
 * Where programs and data can be reached by the account that runs PostgreSQL: where they are, or else copied to
 * a place that every account can pass (T3). The choice for data is kept, so that it is found again.
 */
export function placeFor(folder: string, programs: PostgresPrograms, account: Account): PostgresPlace {
  if (account.uid === undefined) return { programs, folder }
  return {
    programs: canRun(programs.postgres, account) ? programs : copyOf(programs),
    folder: canReach(folder, account) ? folder : folderElsewhere(folder),
  }
}

const canRun = (program: string, account: Account) =>
  spawnSync(program, ['--version'], { ...account, cwd: '/' }).status === 0

/** Every parent can be passed; the folder itself will be given to the account. */
function canReach(folder: string, account: Account): boolean {
  if (existsSync(path.join(folder, note))) return false
  const parent = path.dirname(folder)
  mkdirSync(parent, { recursive: true })
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', parent], { ...account, cwd: '/' }).status === 0
}

function folderElsewhere(folder: string): string {
  const place = path.join(elsewhere, `data-${shortHash(folder)}`, 'postgres')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, note), `${place}\n`)
  return place
}

/** The programs with their libraries and time zones; made once for each version, whole or not at all. */
function copyOf(programs: PostgresPrograms): PostgresPrograms {
  const source = path.resolve(path.dirname(programs.postgres), '..')
  const version = spawnSync(programs.postgres, ['--version'], { encoding: 'utf8' }).stdout
  const target = path.join(elsewhere, `programs-${shortHash(version + source)}`)
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
    cpSync(source, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, target)
    rmSync(half, { recursive: true, force: true })
  }
  return {
    initdb: path.join(target, 'bin', path.basename(programs.initdb)),
    postgres: path.join(target, 'bin', path.basename(programs.postgres)),
  }
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
