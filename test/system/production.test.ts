import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { freePort, startProcess, untilAnswers } from '../support/processes.ts'

const server = ['--conditions=production', 'dist/server.js']
const urlOf = (database: string) => (process.env.TEST_POSTGRES_URL ?? '').replace('/app?', `/${database}?`)

const database = `production_${randomUUID().replaceAll('-', '')}`
let port = 0
let environment: Record<string, string> = {}

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${database} template template_migrated strategy = file_copy`)
  await admin.query(`create database ${database}_empty`)
  await admin.end()
  port = await freePort()
  environment = {
    DATABASE_URL: urlOf(database),
    PAYLOAD_SECRET: randomUUID() + randomUUID(),
    PUBLIC_URL: `http://localhost:${port}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    PORT: String(port),
  }
})

const refusal = async (over: Record<string, string>) => {
  const { code, output } = await startProcess(server, { ...environment, ...over }).ended
  return { code, lines: output.trim().split('\n') }
}

describe('npm start', () => {
  test('missing and weak settings stop it with one line each', async () => {
    const { code, output } = await startProcess(server, { PAYLOAD_SECRET: 'short' }).ended
    expect(code).toBe(1)
    const lines = output.trim().split('\n')
    for (const name of ['DATABASE_URL', 'PAYLOAD_SECRET', 'PUBLIC_URL', 'SMTP_URL'])
      expect(
        lines.filter((line) => line.startsWith(name)),
        name,
      ).toHaveLength(1)
    expect(lines).toHaveLength(4)
  })

  test('a database without the migrations stops it with one line', async () => {
    const { code, lines } = await refusal({ DATABASE_URL: urlOf(`${database}_empty`) })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toContain('npm run migrate')
  })

  test('a database that does not answer stops it with one line, without its password', async () => {
    const { code, lines } = await refusal({ DATABASE_URL: 'postgres://app:hush@127.0.0.1:1/app' })
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).not.toContain('hush')
  })

  test('the first account of the Operations Unit is made once, by a command', async () => {
    const command = [
      '--conditions=production',
      '--import',
      'tsx',
      'src/setup/firstCoordinator.ts',
      'first@operations.example',
      'Sample First',
    ]
    const made = await startProcess(command, environment).ended
    expect([made.code, made.output]).toEqual([0, expect.stringContaining('first@operations.example')])
    const again = await startProcess(command, environment).ended
    expect(again.code).toBe(1)
    expect(again.output.trim().split('\n').at(-1)).toContain('has an account already')
  })

  test('starts ten times out of ten, and each time stops cleanly within ten seconds (T2)', async () => {
    for (let round = 1; round <= 10; round++) {
      const started = startProcess(server, environment)
      await untilAnswers(started, `http://localhost:${port}/healthz`)
      const begun = Date.now()
      started.child.kill('SIGTERM')
      expect((await started.ended).code, `round ${round}`).toBe(0)
      expect(Date.now() - begun).toBeLessThan(10_000)
    }
  }, 300_000)

  test('a taken port is one line; there is no mailbox; scripts of the panel carry the nonce of its policy', async () => {
    const started = startProcess(server, environment)
    await untilAnswers(started, `http://localhost:${port}/healthz`)
    try {
      const { code, lines } = await refusal({})
      expect(code).toBe(1)
      expect(lines.at(-1)).toContain(`Port ${port} is taken`)
      for (const path of ['/dev/mailbox', '/dev/mailbox.json'])
        expect((await fetch(`http://localhost:${port}${path}`)).status).toBe(404)
      const panel = await fetch(`http://localhost:${port}/admin/login`)
      const nonce = /'nonce-([^']+)'/.exec(panel.headers.get('content-security-policy') ?? '')?.[1]
      const scripts = (await panel.text()).match(/<script\b[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(3)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    } finally {
      started.child.kill('SIGTERM')
      await started.ended
    }
  })
})
