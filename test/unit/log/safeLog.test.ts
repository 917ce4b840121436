import { DrizzleQueryError } from 'drizzle-orm'
import { type Logger, pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { logOptions } from '../../../src/log/logger.ts'

const secrets = [
  'pbkdf2-sha256-v1:planted-hash',
  'planted-salt',
  'planted-token',
  'avery.planted@staff.example',
  'Averyplanted',
]

/** The lines that these calls leave in the log. */
function linesOf(write: (log: Logger) => void): string[] {
  const lines: string[] = []
  write(pino(logOptions, { write: (line: string) => void lines.push(line) }))
  return lines
}

const ofDatabase = Object.assign(
  new Error(`invalid input value for enum kind: "${secrets.join(' ')}"`),
  { code: '23505', severity: 'ERROR', table: 'coordinators', constraint: 'coordinators_email_idx' },
  { detail: `Key (email)=(${secrets.join(', ')}) already exists.`, where: secrets[0], client: { secrets } },
)
const statement = `insert into coordinators (email) values ('${secrets[3]}', $1)`
const ofDrizzle = new DrizzleQueryError(statement, secrets, ofDatabase)

describe('The log', () => {
  it.each<[string, (log: Logger) => void]>([
    ['a fault of the database', (log) => log.error({ err: ofDatabase, msg: 'A request failed' })],
    ['a failing statement', (log) => log.error({ err: ofDrizzle, msg: 'A request failed' })],
    ['one without words', (log) => log.error({ err: ofDrizzle })],
    ['one thrown alone', (log) => log.error(ofDrizzle)],
    ['one behind another', (log) => log.error({ err: new Error('Outer', { cause: ofDrizzle }) })],
    [
      'a body that is no JSON',
      (log) => log.error({ err: new Error(`Unexpected "${secrets.join(' ')}"... `) }),
    ],
    ['one under another name', (log) => log.error({ reason: ofDrizzle, error: ofDatabase })],
  ])('holds no value of %s', (_what, write) => {
    const lines = linesOf(write)
    expect(lines).toHaveLength(1)
    for (const secret of secrets) expect(lines[0]).not.toContain(secret)
  })

  it('says which constraint of which table, and the statement without its values', () => {
    const [line = ''] = linesOf((log) => log.error({ err: ofDrizzle, msg: 'A request failed' }))
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      msg: 'A request failed',
      err: {
        statement: "insert into coordinators (email) values ('…', $1)",
        cause: { code: '23505', table: 'coordinators', constraint: 'coordinators_email_idx' },
      },
    })
  })

  it('is one line for each entry, whatever a caller sends', () => {
    const forged = 'x\r\nSet-Cookie: x=1\u0000\u2028\u001b[31m'
    const lines = linesOf((log) => {
      log.error({ err: new Error(forged), path: forged, msg: forged })
      log.info(forged)
    })
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line.trimEnd()).not.toMatch(/[\p{Cc}\u2028]/u)
  })
})
