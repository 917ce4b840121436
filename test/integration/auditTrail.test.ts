import { execFile } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { headText, readHead, type TrailHead } from '../../src/audit/trailHead.ts'
import { verifyAuditTrail } from '../../src/audit/verifyAuditTrail.ts'
import { writeAuditEvent } from '../../src/audit/writeAuditEvent.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import { verifyNightly } from '../../src/services/audit/verifyNightly.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, sql } from '../support/world.ts'

const { clock } = app

const anEvent = (email: string) =>
  inTransaction(app.payload, (transaction) =>
    writeAuditEvent(
      transaction.sql,
      { event: 'address-proved', actor: { kind: 'requestor', email } },
      clock.now(),
    ),
  )

/** What only who rules over the server can do; it is undone at the end. */
async function planted<T>(statements: string[], then: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('begin; set local session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    return await then(client)
  } finally {
    await client.end()
  }
}

const last = '(select max(position) from audit_chain)'
const eventAt = (position: string) => `(select event_id from audit_chain where position = ${position})`
const chainAnew = `
  do $$ declare link record; hashed bytea := '\\x'; begin
    for link in select c.position, e from audit_chain c join audit_events e on e.id = c.event_id order by c.position loop
      update audit_chain set previous_hash = hashed,
        hash = sha256(hashed || convert_to(audit_event_text(link.e), 'UTF8')) where position = link.position
        returning hash into hashed;
    end loop; end $$`

beforeAll(async () => {
  for (const who of ['first', 'second', 'third']) await anEvent(`${who}@requestors.example`)
})

describe('The audit trail can be verified (C9)', () => {
  it('is whole as it was written, and its head is the number of the last event with its hash', async () => {
    const verdict = await verifyAuditTrail(sql)
    expect(verdict).toMatchObject({ faults: [], faultCount: 0, gaps: [] })
    expect(verdict.head?.position).toBe(verdict.events)
    expect(readHead(headText(verdict.head as TrailHead))).toEqual(verdict.head)
  })

  it.each([
    [
      'changed',
      [`update audit_events set actor_email = 'x@else.example' where id = ${eventAt(last)}`],
      'event changed',
    ],
    ['deleted, its hash left', [`delete from audit_events where id = ${eventAt(last)}`], 'event missing'],
    ['put in beside the chain', [`delete from audit_chain where position = ${last}`], 'not chained'],
    ['taken out of the middle', [`delete from audit_chain where position = ${last} - 1`], 'link broken'],
    [
      'given another number',
      [`update audit_chain set position = position + 5 where position = ${last}`],
      'position missing',
    ],
  ])('finds an event that was %s', async (_, statements, fault) => {
    const verdict = await planted(statements, verifyAuditTrail)
    expect(verdict.faults).toContainEqual(expect.objectContaining({ fault }))
  })

  it('names the numbers that are missing', async () => {
    const { gaps, head } = await planted(
      [`delete from audit_chain where position = ${last} - 1`],
      verifyAuditTrail,
    )
    const position = (head as TrailHead).position - 1
    expect(gaps).toEqual([{ from: position, to: position }])
  })

  it('finds a tail that was cut off, or chained anew, by a head that was told before', async () => {
    const told = (await verifyAuditTrail(sql)).head as TrailHead
    const cut = [
      `delete from audit_events where id = ${eventAt(last)}`,
      `delete from audit_chain where position = ${last}`,
    ]
    const anew = [
      `update audit_events set actor_email = 'x@else.example' where id = ${eventAt('2')}`,
      chainAnew,
    ]
    for (const [statements, fault] of [
      [cut, 'head missing'],
      [anew, 'head changed'],
    ] as const) {
      expect(await planted([...statements], verifyAuditTrail)).toMatchObject({ faultCount: 0 })
      const verdict = await planted([...statements], (client) => verifyAuditTrail(client, { heads: [told] }))
      expect(verdict.faults).toEqual([{ position: told.position, fault }])
    }
  })

  it('by a command that ends with 0 where it is whole, 1 where it is not, 2 where it cannot tell', async () => {
    const head = (await verifyAuditTrail(sql)).head as TrailHead
    const [whole, told, wrong, unreadable] = await Promise.all([
      verifyByCommand(),
      verifyByCommand('--head', headText(head)),
      verifyByCommand('--head', headText({ ...head, hash: '0'.repeat(64) })),
      verifyByCommand('--head', 'abc'),
    ])
    expect(whole).toMatchObject({ status: 0 })
    expect(whole.said).toContain(`Head: ${headText(head)}`)
    expect(told).toMatchObject({ status: 0 })
    expect(told.said).toContain('is still in the trail')
    expect(wrong).toMatchObject({ status: 1 })
    expect(wrong.said).toContain('the trail was written anew')
    expect(unreadable).toMatchObject({ status: 2 })
  })
})

function verifyByCommand(...said: string[]): Promise<{ status: number; said: string }> {
  const { PATH = '', HOME = '', DATABASE_URL } = process.env
  const env = { PATH, HOME, NODE_ENV: 'production' as const, DATABASE_URL }
  const command = ['--conditions=production', '--import', 'tsx', 'src/setup/auditVerify.ts', ...said]
  return new Promise((resolve) =>
    execFile(process.execPath, command, { env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, said: stdout + stderr }),
    ),
  )
}

describe('Every night', () => {
  const start = clock.now()
  beforeEach(async () => {
    clock.set(new Date(clock.now().getTime() + 24 * 3_600_000))
    await sql.query("update coordinators set active = false where kind = 'auditor'")
    await sql.query("delete from messages where template = 'trail-verified'")
  })
  afterAll(() => clock.set(start))

  const mail = async () => {
    const { rows } = await sql.query(
      `select "to", subject, body_text from messages where template = 'trail-verified' order by "to"`,
    )
    return rows as { to: string; subject: string; body_text: string }[]
  }
  const operations = async () =>
    (await app.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0 })).operationsEmail

  it('its head goes to the active auditors, once', async () => {
    const [one, other] = [await aCoordinator('auditor'), await aCoordinator('auditor')]
    await aCoordinator('auditor', { active: false })
    const head = (await verifyAuditTrail(sql)).head as TrailHead
    expect([await verifyNightly(app), await verifyNightly(app)]).toEqual([1, 0])
    const told = await mail()
    expect(told.map(({ to }) => to).sort()).toEqual([one.email, other.email].sort())
    for (const { subject, body_text } of told) {
      expect(subject).toMatch(/was verified$/)
      expect(body_text).toContain(headText(head))
    }
  })

  it('where there is no auditor, it goes to the Operations Unit', async () => {
    await verifyNightly(app)
    expect(await mail()).toMatchObject([{ to: await operations() }])
  })

  it('a fault is told in the subject, to auditors and the Operations Unit', async () => {
    const auditor = await aCoordinator('auditor')
    await sql.query('alter table audit_events disable trigger audit_events_unchanged')
    await sql.query(`update audit_events set address = '192.0.2.9' where id = ${eventAt('2')}`)
    try {
      await verifyNightly(app)
    } finally {
      await sql.query(`update audit_events set address = null where id = ${eventAt('2')}`)
      await sql.query('alter table audit_events enable trigger audit_events_unchanged')
    }
    const told = await mail()
    expect(told.map(({ to }) => to).sort()).toEqual([auditor.email, await operations()].sort())
    for (const { subject, body_text } of told) {
      expect(subject).toMatch(/has a fault$/)
      expect(body_text).toContain('Event 2 was changed after it was written')
    }
  })
})
