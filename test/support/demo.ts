import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, type Started, startProcess, untilAnswers } from './processes.ts'

/** A demonstration of one's own, with its own data folder and port. */
export type Demo = {
  url: string
  data: string
  /** Starts it again on the same data. */
  start: () => Promise<void>
  stop: () => Promise<void>
  /** `kill -9` of the server, PostgreSQL and all. */
  kill: () => Promise<void>
  /** All that it has written. */
  output: () => string
  /** Stops it and deletes its data. */
  remove: () => Promise<void>
}

/**
 * `npm run demo` as a person starts it; ready when its first screen is there.
 * @param settings of its environment
 */
export async function startDemo(settings: Record<string, string> = {}): Promise<Demo> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'caljobs-demo-'))
  chmodSync(data, 0o755) // PostgreSQL may run under another account than this one
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const starts: Started[] = []
  const start = async () => {
    const started = startProcess(['src/demo/start.mjs', '--port', port, '--data', data], settings)
    starts.push(started)
    await untilAnswers(started, `${url}/healthz`)
    while (!started.output().includes('is ready')) await pause(50)
  }
  const end = async (signal: (started: Started) => void) => {
    const last = starts.at(-1)
    if (!last || last.child.exitCode !== null || last.child.signalCode !== null) return
    signal(last)
    await last.ended
  }
  const stop = () => end(({ child }) => child.kill('SIGTERM'))
  const kill = () => end(({ child }) => killTree(child.pid))
  const output = () => starts.map((started) => started.output()).join('')
  const remove = async () => {
    await stop()
    rmSync(data, { recursive: true, force: true })
  }
  await start()
  return { url, data, start, stop, kill, output, remove }
}

export type Account = { kind: string; email: string; password: string }

/** Sign-in data of the sample coordinators, from a data folder. */
export const accountsIn = (data: string): Account[] =>
  JSON.parse(readFileSync(path.join(data, 'demo-accounts.json'), 'utf8')) as Account[]

/**
 * A sample coordinator.
 * @param which the kind, of which it is the first, or the mail address
 */
export function accountIn(data: string, which: string): Account {
  const account = accountsIn(data).find(({ kind, email }) => kind === which || email === which)
  if (!account) throw new Error(`No sample account ${which}`)
  return account
}

/** The process and all that come from it. */
function killTree(root: number | undefined): void {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = new Map<number, number[]>()
  for (const line of listed.trim().split('\n')) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const tree = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(tree)]
  for (const pid of root ? tree(root) : [])
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended together with another.
    }
}
