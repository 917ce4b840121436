import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { postmasterOf, removeStaleLock } from './postmaster.ts'
import { type Account, placeFor } from './postgresPlace.ts'
import { findPostgresPrograms, unprivilegedAccount } from './postgresPrograms.ts'

export type EmbeddedPostgres = {
  /** Of the database `app`; `urlOf` names another on the same server. */
  url: string
  urlOf: (database: string) => string
  stop: () => Promise<void>
}

type Options = { log?: (line: string) => void; flags?: string[] }

/** Another program serves this folder at this moment. */
export class PostgresInUse extends Error {}

/**
 * A real PostgreSQL in a folder of one's own, on a Unix socket, used when `DATABASE_URL` is not set (T3). It
 * goes down however this process ends: a shell watches a pipe from here. After `kill -9` of either, the next
 * start recovers.
 * @throws PostgresInUse
 */
export async function startEmbeddedPostgres(
  directory: string,
  options: Options = {},
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount()
  const { programs, folder } = placeFor(path.resolve(directory), await findPostgresPrograms(), account)
  const socket = socketOf(folder)
  for (const one of [folder, socket]) makeOwnFolder(one, account)
  const urlOf = (database: string) => urlThrough(socket, database)
  await endLeftover(folder, urlOf('postgres'))
  removeStaleLock(path.join(socket, '.s.PGSQL.5432.lock'))
  if (!existsSync(path.join(folder, 'PG_VERSION'))) createCluster(programs.initdb, folder, account)
  const child = await start(programs.postgres, folder, socket, account, urlOf('postgres'), options)
  await createDatabase(urlOf('postgres'), 'app')
  const stop = async () => {
    child.stdin?.end()
    while (postmasterOf(folder)) await pause(50)
  }
  return { url: urlOf('app'), urlOf, stop }
}

/** The address of the database `app` that another process serves from a folder. */
export async function urlOfEmbeddedPostgres(directory: string): Promise<string> {
  const programs = await findPostgresPrograms()
  const { folder } = placeFor(path.resolve(directory), programs, unprivilegedAccount())
  return urlThrough(socketOf(folder), 'app')
}

const socketOf = (folder: string): string =>
  path.join(os.tmpdir(), `caljobs-pg-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)

const urlThrough = (socket: string, database: string): string =>
  `postgres://app@localhost/${database}?host=${encodeURIComponent(socket)}`

/** The folder itself is closed; its parents must stay passable for the account that runs PostgreSQL. */
function makeOwnFolder(folder: string, { uid, gid }: Account): void {
  mkdirSync(path.dirname(folder), { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (uid === undefined || gid === undefined) return
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
}

/**
 * A PostgreSQL that outlived its program (somebody killed the watching shell too) is ended, so that this start
 * has its own under its own watch. One that serves somebody is left alone.
 */
async function endLeftover(folder: string, url: string): Promise<void> {
  const pid = postmasterOf(folder)
  if (!pid) return removeStaleLock(path.join(folder, 'postmaster.pid'))
  // Give the watching shell of a program that has just died the time to do its work.
  for (let tries = 0; tries < 20 && postmasterOf(folder); tries++) {
    if ((await othersOn(url)) > 0 && tries > 5) throw new PostgresInUse(`Another program runs on ${folder}`)
    await pause(100)
  }
  if (postmasterOf(folder) === pid) process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200 && postmasterOf(folder); tries++) await pause(50)
}

/** Connections of other programs; none where it does not answer. */
async function othersOn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      "select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    )
    return Number(rows[0]?.others)
  } catch {
    return 0
  } finally {
    await client.end().catch(() => {})
  }
}

function createCluster(initdb: string, folder: string, account: Account): void {
  const flags = ['-D', folder, '-U', 'app', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']
  const made = spawnSync(initdb, flags, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (made.status === 0) return
  rmSync(path.join(folder, 'PG_VERSION'), { force: true })
  throw new Error(`PostgreSQL could not make its folder: ${made.error?.message ?? made.stderr}`)
}

/** @returns the shell that watches over PostgreSQL */
async function start(
  postgres: string,
  folder: string,
  socket: string,
  account: Account,
  url: string,
  { log = () => {}, flags = [] }: Options,
): Promise<ChildProcess> {
  for (let attempt = 0; ; attempt++) {
    const watch = '"$@" </dev/null & p=$!; cat >/dev/null; kill -INT $p 2>/dev/null; wait $p'
    const settings = ['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700', ...flags]
    const child = spawn('/bin/sh', ['-c', watch, 'sh', postgres, '-D', folder, '-k', socket, ...settings], {
      ...account,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true, // Ctrl-C reaches the whole group of the terminal; PostgreSQL goes last, by the pipe
    })
    const failure = await untilUp(child, url)
    if (failure === undefined) return child
    child.stdin?.end()
    if (attempt >= 5) throw new Error(`PostgreSQL did not start: ${failure}`)
    // After kill -9 the old shared memory may still be attached for a moment.
    log('PostgreSQL is not up yet, trying again')
    await pause(500 * (attempt + 1))
  }
}

/** @returns nothing once it answers, else the last words of PostgreSQL */
async function untilUp(child: ChildProcess, url: string): Promise<string | undefined> {
  let words = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-4000)
  })
  child.stdin?.on('error', () => {})
  child.unref()
  for (const stream of [child.stdin, child.stderr])
    (stream as unknown as { unref?: () => void } | null)?.unref?.()
  for (let tries = 0; tries < 300; tries++) {
    if (await answers(url)) return undefined
    if (/FATAL/.test(words) && !/starting up|not yet accepting/.test(words)) return words
    await pause(50)
  }
  return words || 'no answer within 15 seconds'
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
  if (!rowCount) await client.query(`create database "${name}"`)
  await client.end()
}
