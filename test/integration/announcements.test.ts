import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { TypedAnnouncement } from '../../src/policy/announcements.ts'
import { listAnnouncements } from '../../src/services/announcements/listAnnouncements.ts'
import {
  previewAnnouncement,
  sendAnnouncement,
  type SentAnnouncement,
} from '../../src/services/announcements/sendAnnouncement.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { plant } from '../support/oldRows.ts'
import { aRequestor } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, outcome, signedIn, sql } from '../support/world.ts'

serveForThisFile()

/** Who is there already gets nothing of these tests, and is as before after them. */
let others: { active: string[]; proved: { id: string; proved_at: Date }[] }
beforeAll(async () => {
  const active = await sql.query<{ id: string }>('select id from coordinators where active')
  const proved = await sql.query<{ id: string; proved_at: Date }>('select id, proved_at from requestors')
  others = { active: active.rows.map(({ id }) => id), proved: proved.rows }
})
afterAll(async () => {
  await sql.query('update coordinators set active = true where id = any($1::uuid[])', [others.active])
  for (const { id, proved_at: at } of others.proved)
    await sql.query('update requestors set proved_at = $2 where id = $1', [id, at])
})

let operations: Coordinator
beforeEach(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await plant(sql, 'update coordinators set active = false')
  await sql.query('update requestors set proved_at = null')
  operations = await aCoordinator('operations-unit')
})

const text: TypedAnnouncement = { audience: 'requestors', subject: 'New pages', body: 'Read them.' }
const by = (who: Coordinator) => ({ user: signedIn(who), address: '192.0.2.7' })
const send = (over: Partial<TypedAnnouncement> = {}, submissionKey = randomUUID(), who = operations) =>
  sendAnnouncement(app, by(who), { ...text, ...over, submissionKey })

async function sent(over: Partial<TypedAnnouncement> = {}, key = randomUUID()): Promise<SentAnnouncement> {
  const result = await send(over, key)
  if (!result.ok) throw new Error(outcome(result))
  return result.value
}

type Mail = { to: string; reply_to: string | null; subject: string; body_text: string; next_attempt_at: Date }
async function mailsOf({ id }: { id: string }): Promise<Mail[]> {
  const { rows } = await sql.query<Mail>('select * from messages where key like $1 order by "to"', [
    `announcement:${id}:%`,
  ])
  return rows
}
const toldBy = async (one: { id: string }) => (await mailsOf(one)).map(({ to }) => to)
const listed = (who: Coordinator) =>
  inTransaction(app.payload, ({ req }) => listAnnouncements(req), signedIn(who))
const counted = async (what: string) =>
  Number((await sql.query(`select count(*) from ${what}`)).rows[0]?.count)

describe('An announcement to all requestors', () => {
  it('reaches each who has proved the address and still oversees staff, once (R51, R13)', async () => {
    const organization = await anOrganization('local-area')
    const [gone, unproved, going, living] = [
      await aRequestor(organization.id),
      await aRequestor(organization.id),
      await aRequestor(organization.id),
      await aRequestor(organization.id),
    ]
    await sql.query("update requestors set gone_on = '2026-11-23' where email = $1", [gone])
    await sql.query("update requestors set gone_on = '2026-11-24' where email = $1", [going])
    await sql.query('update requestors set proved_at = null where email = $1', [unproved])
    const one = await sent()
    expect(await toldBy(one)).toEqual([going, living].sort())
    const [mail] = await mailsOf(one)
    expect(mail).toMatchObject({ reply_to: null, subject: 'CalJOBS System Access: New pages' })
    expect(mail?.body_text).toMatch(/Read them\.[^]*Ask your CalJOBS Access Coordinator[^]*\/contact/)
  })
})

describe('An announcement to all staff', () => {
  it('reaches everybody with an active account once, and leads to what the directive asks of them (R51, R58)', async () => {
    const organization = await anOrganization('local-area')
    const requestor = await aRequestor(organization.id)
    await sql.query(
      "update staff set account_state = 'none', deactivated_at = null where account_state = 'active'",
    )
    const active = await anAccount(organization.id, requestor)
    await anAccount(organization.id, requestor, {
      accountState: 'deactivated',
      deactivatedAt: '2026-01-01T00:00:00Z',
    })
    const one = await sent({ audience: 'staff' })
    expect(await toldBy(one)).toEqual([active.email])
    const [mail] = await mailsOf(one)
    expect(mail?.body_text).toContain('/for-staff')
    expect((await listed(operations)).audienceSizes?.staff).toBe(1)
  })
})

describe('An announcement to all coordinators', () => {
  it('reaches the active ones, the Operations Unit too, but no auditors; they answer to the Operations Unit', async () => {
    const coordinator = await aCoordinator('wsb-spoc')
    await aCoordinator('auditor')
    await aCoordinator('mis-administrator', { active: false })
    const one = await sent({ audience: 'coordinators' })
    expect(await toldBy(one)).toEqual([coordinator.email, operations.email].sort())
    const [mail] = await mailsOf(one)
    expect(mail?.reply_to).toBe('caljobsadmin@edd.ca.gov')
    expect(mail?.body_text).toContain('/admin/announcements')
  })

  it('lets what others wait for go before it: a few messages a second', async () => {
    for (let count = 0; count < 6; count++) await aCoordinator('wsb-spoc')
    const due = (await mailsOf(await sent({ audience: 'coordinators' }))).map(({ next_attempt_at: at }) => at)
    const after = (seconds: number) =>
      due.filter((at) => at.toISOString() === `2026-11-23T18:00:0${seconds}.000Z`)
    expect([after(0).length, after(1).length]).toEqual([5, 2])
  })
})

describe('Sending', () => {
  it('twice from one page is once, also at the same moment; another text under the same key is refused', async () => {
    const key = randomUUID()
    const over = { audience: 'coordinators' }
    const both = await Promise.all([sent(over, key), sent(over, key)])
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect(both.map(({ wasSentBefore }) => wasSentBefore).sort()).toEqual([false, true])
    await aCoordinator('wsb-spoc')
    expect(await sent(over, key)).toMatchObject({ recipients: 1, wasSentBefore: true })
    expect(await toldBy(both[0])).toEqual([operations.email])
    expect(outcome(await send({ ...over, body: 'Other words' }, key))).toBe('announcement-sent-already')
    expect(await counted("audit_events where event = 'announcement-sent'")).toBe(
      await counted('announcements'),
    )
  })

  it('is one transaction: where a message cannot be queued, nothing is on record', async () => {
    const { id } = await aCoordinator('wsb-spoc')
    await sql.query(`update coordinators set email = 'zoe@one.example, two@one.example' where id = $1`, [id])
    const before = [await counted('announcements'), await counted('messages'), await counted('audit_events')]
    await expect(send({ audience: 'coordinators' })).rejects.toThrow('not one mail address')
    expect([
      await counted('announcements'),
      await counted('messages'),
      await counted('audit_events'),
    ]).toEqual(before)
  })

  it('is refused field by field, and where nobody would get it', async () => {
    const refused = await send({ audience: '', subject: ' ' })
    expect(refused.ok ? [] : refused.problems.map(({ field }) => field)).toEqual(['audience', 'subject'])
    expect(outcome(await send())).toBe('audience-empty')
  })

  it('shows the mail before, as it is sent, and stores nothing', async () => {
    const before = await counted('announcements')
    const over = { ...text, audience: 'coordinators' }
    const preview = await previewAnnouncement(app, by(operations), over)
    if (!preview.ok) throw new Error(outcome(preview))
    expect(await counted('announcements')).toBe(before)
    const [mail] = await mailsOf(await sent(over))
    expect(preview.value).toMatchObject({ subject: mail?.subject, recipients: 1 })
    const body = mail?.body_text.replaceAll('{{service-address}}', app.config.publicUrl)
    expect(preview.value.text).toBe(body)
  })
})

describe('By REST, an announcement', () => {
  const post = async (act: string, who: Coordinator | undefined, body: object) => {
    const answer = await call(
      `/api/announcements/${act}`,
      json(body, who && { cookie: await cookieFor(who) }),
    )
    return {
      status: answer.status,
      body: (await answer.json()) as { problems?: { code: string }[] } & object,
    }
  }

  it('is sent by the Operations Unit alone, and what others try is on the audit trail', async () => {
    const body = { ...text, audience: 'coordinators', submissionKey: randomUUID() }
    const before = await counted('announcements')
    for (const kind of ['mis-administrator', 'wsb-spoc', 'auditor'] as const) {
      const who = await aCoordinator(kind)
      for (const act of ['send', 'preview']) expect((await post(act, who, body)).status).toBe(403)
      const { rows } = await sql.query(
        `select after, subject_kind from audit_events e join audit_chain c on c.event_id = e.id
          where event = 'access-refused' and actor_id = $1 order by c.position`,
        [who.id],
      )
      expect(rows).toHaveLength(2)
      expect(rows[0]).toEqual({ after: { act: 'send', code: 'role-may-not' }, subject_kind: 'announcement' })
    }
    expect((await post('send', undefined, body)).status).toBe(401)
    expect((await post('send', operations, { ...body, submissionKey: 'x' })).status).toBe(400)
    expect((await post('send', operations, { ...body, subject: '' })).status).toBe(422)
    expect(await counted('announcements')).toBe(before)
    expect(await post('send', operations, body)).toMatchObject({ status: 200, body: { recipients: 3 } })
    expect((await post('send', operations, { ...body, body: 'Other' })).status).toBe(409)
  })
})

describe('The record', () => {
  it('shows everybody with an account what was said, to how many, and how far the mail is', async () => {
    await aCoordinator('wsb-spoc')
    await aCoordinator('wsb-spoc')
    const auditor = await aCoordinator('auditor')
    const one = await sent({ audience: 'coordinators', subject: 'Of this test' })
    await sent({ audience: 'coordinators', subject: 'At the same moment' })
    const [first, second] = await mailsOf(one)
    await sql.query(`update messages set state = 'sent' where "to" = $1`, [first?.to])
    await sql.query(`update messages set state = 'bounced' where "to" = $1`, [second?.to])
    const { announcements, audienceSizes } = await listed(auditor)
    expect(audienceSizes).toBeUndefined()
    expect(announcements.find(({ id }) => id === one.id)).toEqual({
      id: one.id,
      audience: 'coordinators',
      subject: 'Of this test',
      body: 'Read them.',
      sentAt: '2026-11-23T18:00:00.000Z',
      sentBy: operations.name,
      recipients: 3,
      delivered: 1,
      waiting: 1,
      failed: 1,
    })
    expect((await listed(operations)).audienceSizes).toMatchObject({ coordinators: 3, requestors: 0 })
    const { rows } = await sql.query(
      'select actor_email, after, host(address::inet) as address from audit_events where subject_id = $1',
      [one.id],
    )
    expect(rows).toEqual([
      {
        actor_email: operations.email,
        after: { audience: 'coordinators', subject: 'Of this test', recipients: 3 },
        address: '192.0.2.7',
      },
    ])
  })
})
