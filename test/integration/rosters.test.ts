import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator, Staff } from '../../src/payload-types.ts'
import { readOverview } from '../../src/services/overview.ts'
import { openRostersOf } from '../../src/services/rosters/openRosters.ts'
import { askRosters } from '../../src/services/rosters/askRosters.ts'
import { exportRosterList, readRosterList } from '../../src/services/rosters/rosterList.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, serveForThisFile } from '../support/httpServer.ts'
import { aRequestor, trailAbout } from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, aSubmissionAbout, signedIn, sql } from '../support/world.ts'

serveForThisFile()

const at = (day: string) => app.clock.set(`${day}T18:00:00Z`)
const ask = async (day: string) => {
  at(day)
  return askRosters(app)
}
const asked = <T>(who: Coordinator, work: (req: Parameters<typeof readRosterList>[0]) => Promise<T>) =>
  inTransaction(app.payload, ({ req }) => work(req), signedIn(who))

/** A requestor with so many accounts, none confirmed since January, in an area of its own. */
async function aRoster(accounts = 1) {
  at('2026-10-01')
  const coordinator = await aCoordinator('mis-administrator')
  const area = await anOrganization('local-area', [coordinator])
  const email = await aRequestor(area.id)
  const staff: Staff[] = []
  for (let count = 0; count < accounts; count += 1) staff.push(await anAccount(area.id, email))
  const answer = (index: number, said: 'confirm' | 'not-mine') =>
    answerRoster(app, [{ staffId: staff[index]!.id, answer: said, requestorEmail: email }])
  const list = (show: 'overdue' | 'waiting' = 'overdue') =>
    asked(coordinator, (req) => readRosterList(req, { show }))
  return { coordinator, area, email, staff, answer, list }
}

const mailsTo = async (email: string) =>
  (
    await sql.query<{ key: string; subject: string; body_text: string }>(
      `select key, subject, body_text from messages where "to" = $1 and template = 'roster-question' order by created_at`,
      [email],
    )
  ).rows
const requestorId = async (email: string) =>
  String((await sql.query('select id from requestors where email = $1', [email])).rows[0]?.id)

beforeEach(() => at('2026-10-01'))

describe('each quarter every requestor is asked to confirm the staff on record (R13, R59)', () => {
  it('not before the first business day, then once, with the people by name and the day to answer by', async () => {
    const { email, staff } = await aRoster(2)
    at('2027-01-01')
    await askRosters(app)
    await ask('2027-01-02')
    expect(await mailsTo(email)).toEqual([])
    await ask('2027-01-04')
    await ask('2027-01-04')
    await ask('2027-01-05')
    const [mail, ...more] = await mailsTo(email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('CalJOBS System Access: confirm your staff for this quarter')
    for (const { familyName } of staff) expect(mail?.body_text).toContain(familyName)
    expect(mail?.body_text).toContain('January 18, 2027')
    expect(mail?.body_text).toContain('January to March 2027')
    expect(mail?.body_text).toContain('/my/roster')
    expect(await trailAbout(await requestorId(email))).toContain('roster-asked done')
  })

  it('once after days of standstill, and again in the next quarter', async () => {
    const { email } = await aRoster()
    await ask('2026-12-20')
    expect(await mailsTo(email)).toHaveLength(1)
    await ask('2027-01-04')
    expect(await mailsTo(email)).toHaveLength(2)
  })

  it('not who has confirmed everybody this quarter, who is gone, or who has asked for the deactivation', async () => {
    const [confirmed, gone, leaving] = [await aRoster(), await aRoster(), await aRoster()]
    await confirmed.answer(0, 'confirm')
    await sql.query("update requestors set gone_on = '2026-09-30' where email = $1", [gone.email])
    const sent = await submitRequest(
      app,
      await aSubmissionAbout('deactivate', leaving.staff[0]!, leaving.email),
    )
    expect(sent.ok).toBe(true)
    await ask('2026-10-01')
    for (const { email } of [confirmed, gone, leaving]) expect(await mailsTo(email)).toEqual([])
  })

  it('reminds once, on the seventh day and not before, of those who are left', async () => {
    const { email, staff, answer } = await aRoster(2)
    await ask('2026-10-01')
    await answer(0, 'confirm')
    await ask('2026-10-07')
    expect(await mailsTo(email)).toHaveLength(1)
    await ask('2026-10-08')
    await ask('2026-10-09')
    const [, reminder, ...more] = await mailsTo(email)
    expect(more).toEqual([])
    expect(reminder?.subject).toContain('reminder to confirm your staff')
    expect(reminder?.body_text).toContain(staff[1]?.familyName)
    expect(reminder?.body_text).not.toContain(staff[0]?.familyName)
  })

  it('two workers at once ask once', async () => {
    const { email } = await aRoster()
    at('2026-10-01')
    await Promise.all([askRosters(app), askRosters(app), askRosters(app)])
    expect(await mailsTo(email)).toHaveLength(1)
  })
})

describe('what nobody answers in 14 days', () => {
  it('stands on a list by name from the fifteenth day on, at the coordinator of the area', async () => {
    const { email, staff, area, list, coordinator, answer } = await aRoster(2)
    await ask('2026-10-01')
    at('2026-10-15')
    expect((await list()).rosters).toEqual([])
    expect((await list('waiting')).rosters).toMatchObject([{ email, people: [{}, {}] }])
    at('2026-10-16')
    const { rosters, counts } = await list()
    expect(rosters).toMatchObject([
      { email, organization: area.name, askedOn: '2026-10-01', answerBy: '2026-10-15', daysOver: 1 },
    ])
    expect(rosters[0]?.people.map(({ id }) => id).sort()).toEqual(staff.map(({ id }) => id).sort())
    expect(counts.overdue).toEqual({ count: 1, more: false })
    expect((await asked(coordinator, (req) => readOverview(req))).rostersOverdue.count).toBe(1)
    await answer(0, 'confirm')
    expect((await list()).rosters[0]?.people).toHaveLength(1)
    await answer(1, 'not-mine')
    expect((await list()).rosters).toEqual([])
  })

  it('is told to no other area, and to all who see everything', async () => {
    const { email } = await aRoster()
    const stranger = await aRoster()
    await ask('2026-10-01')
    at('2026-10-16')
    const addresses = async (who: Coordinator) =>
      (await asked(who, (req) => readRosterList(req, { show: 'overdue' }))).rosters.map((one) => one.email)
    expect(await addresses(stranger.coordinator)).toEqual([stranger.email])
    expect(await addresses(await aCoordinator('operations-unit'))).toContain(email)
    expect(await addresses(await aCoordinator('auditor'))).toContain(email)
  })

  it('leaves as a file, which the audit trail knows, and only for who is signed in', async () => {
    const { coordinator, email, staff } = await aRoster()
    await ask('2026-10-01')
    at('2026-10-16')
    const file = await asked(coordinator, (req) => exportRosterList(req, { show: 'overdue' }))
    expect(file.ok && file.value.split('\r\n')[1]).toContain(
      `${email},916 555 0100,Avery ${staff[0]?.familyName}`,
    )
    expect((await call('/api/requestors/rosters.csv')).status).toBe(401)
  })

  it('stands in the letter of the quarterly review, until it is answered', async () => {
    const { coordinator, area, answer } = await aRoster(2)
    await ask('2026-10-01')
    const told = () => asked(coordinator, (req) => openRostersOf(req, area.id, '2026-4'))
    at('2026-10-15')
    expect(await told()).toEqual([])
    at('2026-12-20')
    expect(await told()).toMatchObject([{ people: 2 }])
    await answer(0, 'confirm')
    await answer(1, 'confirm')
    expect(await told()).toEqual([])
  })
})
