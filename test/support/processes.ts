import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Started = {
  child: ChildProcess
  /** What it has written until now. */
  output: () => string
  /** Ends with the process: its code, and what it has written. */
  ended: Promise<{ code: number | null; output: string }>
}

/** A process with this environment alone, as an operator's shell would start it. */
export function startProcess(args: string[], environment: Record<string, string>): Started {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, NODE_ENV: 'production', ...environment },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      text += bytes.toString()
    })
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output: text }))
  })
  return { child, output: () => text, ended }
}

/** Waits until an address answers. @throws when the process ends before, with what it wrote */
export async function untilAnswers(started: Started, url: string): Promise<void> {
  for (let tries = 0; tries < 2400; tries++) {
    if (started.child.exitCode !== null) throw new Error(`It ended:\n${started.output()}`)
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await pause(100)
  }
  throw new Error(`No answer:\n${started.output()}`)
}

/** A port that nobody has at this moment. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer()
    server.listen(0, () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Numbers of the living processes whose command line holds a text (Linux). */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text)
      } catch {
        return false
      }
    })
    .map(Number)
}
