import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, accountsIn } from '../support/demo.ts'
import { freePort, processesWith, startProcess, untilAnswers } from '../support/processes.ts'

let data = ''
let port = 0

beforeAll(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'caljobs-demo-test-'))
  chmodSync(data, 0o755) // PostgreSQL may run under another account than this one
  port = await freePort()
})

afterAll(() => rmSync(data, { recursive: true, force: true }))

const start = (...more: string[]) =>
  startProcess(['src/demo/start.mjs', '--port', String(port), '--data', data, ...more], {})

async function startAndWait() {
  const started = start()
  await untilAnswers(started, `http://localhost:${port}/healthz`)
  for (let tries = 0; tries < 100 && !started.output().includes('is ready'); tries++) await pause(50)
  return started
}

const accounts = () => accountsIn(data)
const mailbox = async () =>
  (await (await fetch(`http://localhost:${port}/dev/mailbox.json`)).json()) as { subject: string }[]

/** The mail of the samples; that of the jobs comes when they run. */
const ofJobs = /overdue|annual maintenance|lapse|late deactivation|deactivate/
const sampleMails = async () => (await mailbox()).filter(({ subject }) => !ofJobs.test(subject)).length

const signIn = ({ email, password }: Account) =>
  fetch(`http://localhost:${port}/api/coordinators/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })

const stopped = (text: string) => processesWith(text).length === 0

describe('npm run demo', () => {
  test('shows where to go and whom to sign in as, coordinators of each kind', async () => {
    const started = await startAndWait()
    const kinds = accounts().map(({ kind }) => kind)
    expect(kinds.sort()).toEqual([
      'auditor',
      'mis-administrator',
      'operations-unit',
      'operations-unit',
      'wsb-spoc',
    ])
    expect(statSync(path.join(data, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
    for (const account of accounts()) {
      expect(started.output()).toContain(account.email)
      expect((await signIn(account)).status, account.kind).toBe(200)
    }
    expect((await mailbox()).length).toBeGreaterThan(20)
    started.child.kill('SIGINT')
    expect((await started.ended).code).toBe(0)
    expect(stopped(data)).toBe(true)
  })

  test('a second start keeps the data, and makes no sample twice', async () => {
    const before = accounts()
    const started = await startAndWait()
    const mails = await sampleMails()
    expect(accounts()).toEqual(before)
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
    const again = await startAndWait()
    expect(await sampleMails()).toBe(mails)
    again.child.kill('SIGTERM')
    await again.ended
  })

  test('after kill -9 of everything the next start recovers, and its Ctrl-C leaves no PostgreSQL behind', async () => {
    const started = await startAndWait()
    const postmaster = Number(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    // All but PostgreSQL itself: it stays behind without anybody to end it.
    const { pid } = started.child
    const all = [...processesWith(data), ...processesWith('dist/run.js'), pid ?? 0]
    const ofThisTest = all.filter((one) => one !== postmaster && (one === pid || isOfDemo(one)))
    for (const one of ofThisTest) kill(one)
    await started.ended
    const again = await startAndWait()
    expect((await signIn(accounts()[0] as Account)).status).toBe(200)
    again.child.kill('SIGINT')
    expect((await again.ended).code).toBe(0)
    expect(stopped(data)).toBe(true)
  })

  test('a taken port, a folder that is no folder, an unknown option: one line each', async () => {
    const started = await startAndWait()
    const lineOf = async (...more: string[]) => {
      const { code, output } = await start(...more).ended
      expect(code).toBe(1)
      return output.trim().split('\n')
    }
    expect(await lineOf()).toEqual([expect.stringContaining(`Port ${port}`)])
    const other = String(await freePort())
    expect(await lineOf('--port', other, '--data', '/dev/null/x')).toEqual([
      expect.stringContaining('/dev/null/x'),
    ])
    expect(await lineOf('--unknown')).toEqual([expect.stringContaining('--unknown')])
    const second = await lineOf('--port', other)
    expect(second.at(-1)).toContain('is running')
    started.child.kill('SIGTERM')
    await started.ended
  })

  test('--reset deletes what the demonstration has made, and nothing else', async () => {
    const refused = await startProcess(
      ['src/demo/start.mjs', '--port', String(port), '--data', 'test', '--reset', '--yes'],
      {},
    ).ended
    expect(refused.code).toBe(1)
    expect(existsSync('test/system/demo.test.ts')).toBe(true)
    const before = accounts()
    const started = start('--reset', '--yes')
    await untilAnswers(started, `http://localhost:${port}/healthz`)
    expect(accounts()).not.toEqual(before)
    expect((await mailbox()).length).toBeGreaterThan(20)
    started.child.kill('SIGTERM')
    await started.ended
  })
})

/** Started by this test: its environment names the data folder. */
function isOfDemo(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(data) || processesWith(data).includes(pid)
  } catch {
    return false
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended together with another.
  }
}
