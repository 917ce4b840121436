import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A demonstration of one's own, with its own data folder and port. */
export type Demo = {
  url: string
  data: string
  /** Starts it again on the same data. */
  start: () => Promise<void>
  stop: () => Promise<void>
  /** `kill -9` of the server, PostgreSQL and all. */
  kill: () => Promise<void>
  /** Stops it and deletes its data. */
  remove: () => Promise<void>
}

/** `npm run demo` as a person starts it; ready when its first screen is there. */
export async function startDemo(): Promise<Demo> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'caljobs-demo-'))
  chmodSync(data, 0o755) // PostgreSQL may run under another account than this one
  const port = await freePort()
  const url = `http://localhost:${port}`
  const environment: NodeJS.ProcessEnv = { ...process.env }
  // As from a terminal: neither the test runner's mode nor its npm.
  for (const name of ['NODE_ENV', 'npm_lifecycle_event', 'VITEST', 'TEST']) delete environment[name]
  let child: ChildProcess | undefined
  const start = async () => {
    const started = spawn(process.execPath, ['src/demo/start.mjs', '--port', String(port), '--data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    })
    child = started
    await untilReady(started, url)
  }
  const stop = async () => {
    if (!child || child.exitCode !== null) return
    child.kill('SIGTERM')
    await exitOf(child)
  }
  const kill = async () => {
    for (const pid of processesOf(child?.pid)) process.kill(pid, 'SIGKILL')
    if (child) await exitOf(child)
  }
  const remove = async () => {
    await stop()
    rmSync(data, { recursive: true, force: true })
  }
  await start()
  return { url, data, start, stop, kill, remove }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(-8000)
    })
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) throw new Error(`The demonstration did not start:\n${output}`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await pause(100)
  }
  throw new Error(`The demonstration is not ready after 5 minutes:\n${output}`)
}

const exitOf = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

/** The process and all that come from it. */
function processesOf(root: number | undefined): number[] {
  if (!root) return []
  const children = new Map<number, number[]>()
  for (const [pid, parent] of parents()) children.set(parent, [...(children.get(parent) ?? []), pid])
  const found: number[] = []
  for (const waiting = [root]; waiting.length;) {
    const pid = waiting.pop()
    if (pid === undefined) break
    found.push(pid)
    waiting.push(...(children.get(pid) ?? []))
  }
  return found
}

function parents(): [number, number][] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent]): [number, number][] => (pid && parent ? [[pid, parent]] : []))
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer()
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Sign-in data of the sample coordinators. */
export function accountsOf({ data }: Demo): { kind: string; email: string; password: string }[] {
  return JSON.parse(readFileSync(path.join(data, 'demo-accounts.json'), 'utf8')) as ReturnType<
    typeof accountsOf
  >
}
