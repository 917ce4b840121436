import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/policy/dates.ts'
import {
  bindingOne,
  checkLeaving,
  isLastDayReached,
  type OpenDeactivation,
} from '../../src/policy/openDeactivation.ts'
import type { RequestKind } from '../../src/policy/vocabulary.ts'
import { confirmDeactivation } from '../../src/services/confirmDeactivation.ts'
import { claimRequest, grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { renewRequest } from '../../src/services/renewRequest.ts'
import { resubmitRequest } from '../../src/services/resubmitRequest.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { submitMaintenance } from '../../src/services/submitMaintenance.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { call, cookieFor, json, serveForThisFile } from '../support/httpServer.ts'
import { app } from '../support/setup.ts'
import { signedInRequestor } from '../support/siteVisitor.ts'
import {
  aStaffMember,
  asStranger,
  by,
  localArea,
  type Member,
  stateOf,
  typed,
} from '../support/staffMember.ts'
import { aCoordinator, aSubmission, outcome, sql } from '../support/world.ts'

serveForThisFile()

const today = '2026-11-23'
const at = (day: string) => app.clock.set(`${day}T18:00:00Z`)
afterEach(() => at(today))

const colleague = await aCoordinator('mis-administrator')
const REFUSED = 'deactivation-open'
const words = 'I called the director at noon.'

/** What REST answers, as the services say it. */
async function entered(
  cookie: string,
  kind: RequestKind,
  { account, submission, requestorEmail }: Member,
  said = {},
) {
  const { claims } = await submission(kind, said)
  const declarations = claims.declarations?.map((code) => ({ code }))
  const answer = await call(
    '/api/requests',
    json(
      { ...claims, ...typed(account), declarations, kind, organization: localArea.id, requestorEmail },
      { cookie },
    ),
  )
  const body = await answer.text()
  if (answer.status === 201) return 'done'
  expect(answer.status, body).toBeLessThan(500)
  return /deactivation-open|Deactivation CJ-\S+ is open|there is nothing to renew/.test(body) ? REFUSED : body
}

/** Who sent an open deactivation, and what became of it before anything else is asked. */
type Sent = {
  by: 'record' | 'coordinator' | 'stranger' | 'unproved'
  /** Days from the day on which it is sent. */
  lastDay: number
  isConfirmed: boolean
  state: 'submitted' | 'in-review' | 'returned'
}

async function send(member: Member, { by: sender, lastDay, isConfirmed, state }: Sent, cookie: string) {
  const said = { lastDay: addDays(today, lastDay) }
  if (sender === 'record') await member.sent('deactivate', said)
  else if (sender === 'coordinator') expect(await entered(cookie, 'deactivate', member, said)).toBe('done')
  else
    expect(
      outcome(await asStranger(member, 'deactivate', { ...said, unproved: sender === 'unproved' })),
    ).toBe('done')
  const { rows } = await sql.query(
    "select id from requests where kind = 'deactivate' and staff_email = $1 order by submitted_at desc, created_at desc limit 1",
    [member.account.email],
  )
  const id = String(rows[0]?.id)
  if (isConfirmed && (sender === 'stranger' || sender === 'unproved'))
    expect(outcome(await confirmDeactivation(app, by(id), { text: words }))).toBe('done')
  if (state !== 'submitted') expect(outcome(await claimRequest(app, by(id)))).toBe('done')
  if (state === 'returned')
    expect(
      outcome(await returnRequest(app, by(id), { parts: ['departure'], text: 'Which day is it, please?' })),
    ).toBe('done')
}

/** Every open deactivation of a person as the database has it. */
const openOf = async ({ account }: Member): Promise<OpenDeactivation[]> =>
  (
    await sql.query<OpenDeactivation>(
      `select id, reference, requestor_email as "requestorEmail", last_day as "lastDay", last_time as "lastTime",
              binds_by as "bindsBy"
         from requests where kind = 'deactivate' and staff_email = $1
          and state in ('submitted', 'in-review', 'returned')`,
      [account.email],
    )
  ).rows

type Door = 'form' | 'entered' | 'list'

/** Asks through one door, in the name of the requestor of record. */
async function ask(door: Door, member: Member, kind: RequestKind, cookie: string): Promise<string> {
  if (door === 'entered' && kind !== 'new-account') return entered(cookie, kind, member)
  if (door === 'list' && kind === 'annual-maintenance') {
    const { claims, requestorEmail } = await member.submission(kind)
    const row = { row: member.account.id, name: 'Avery', kind: 'annual-maintenance' as const, claims }
    const { refused } = await submitMaintenance(app, { batchKey: randomUUID(), requestorEmail, rows: [row] })
    return refused.flatMap(({ problems }) => problems.map(({ code }) => code)).join(', ') || 'done'
  }
  if (kind !== 'new-account') return outcome(await member.send(kind))
  const about = { organizationType: 'local-area' as const, staffEmail: member.account.email }
  const anew = await aSubmission(localArea.id, about)
  return outcome(await submitRequest(app, { ...anew, requestorEmail: member.requestorEmail }))
}

const anyDoor = fc.constantFrom<Door>('form', 'entered', 'list')
const anySent = fc.record<Sent>({
  by: fc.constantFrom('record', 'coordinator', 'stranger', 'unproved'),
  lastDay: fc.integer({ min: -2, max: 3 }),
  isConfirmed: fc.boolean(),
  state: fc.constantFrom('submitted', 'in-review', 'returned'),
})
/** One of the requestor of record, sent or entered, at most: a second is refused already (D17). */
const anySet = fc
  .uniqueArray(anySent, { maxLength: 3, selector: ({ by: sender }) => sender })
  .filter(
    (sent) => sent.filter(({ by: sender }) => sender === 'record' || sender === 'coordinator').length < 2,
  )

describe('for any set of open deactivations, and any last day around today (D24)', () => {
  it('each door takes or refuses what the directive takes or refuses', { timeout: 240_000 }, async () => {
    const cookie = await cookieFor(colleague)
    await fc.assert(
      fc.asyncProperty(
        anySet,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: -3, max: 3 }),
        fc.tuple(anyDoor, anyDoor, anyDoor),
        async (set, later, due, [change, maintenance, anew]) => {
          at(today)
          const member = await aStaffMember({ dueOn: addDays(today, due + 2) })
          const { account, requestorEmail } = member
          const reset = await member.sent('reset-password')
          await claimRequest(app, by(reset))
          await returnRequest(app, by(reset), { parts: ['reset-reason'], text: 'Why is it needed, please?' })
          expect(await stateOf(reset)).toBe('returned')
          for (const one of set) await send(member, one, cookie)
          const day = addDays(today, later)
          at(day)

          const leaving = async () => {
            const deactivation = bindingOne(await openOf(member))
            return deactivation && { deactivation, dueOn: account.dueOn ?? undefined }
          }
          const expected = async (kind: RequestKind) =>
            checkLeaving(kind, await leaving(), requestorEmail, day)
              .map(({ code }) => code)
              .join() || 'done'

          const binding = (await leaving())?.deactivation
          const isReached = Boolean(binding && isLastDayReached(binding, day))
          const answers = await answerRoster(app, [
            { staffId: account.id, answer: 'confirm', requestorEmail },
          ])
          expect(answers.get(account.id)?.code).toBe(isReached ? REFUSED : undefined)

          const again = await resubmitRequest(app, {
            ...(await member.submission('reset-password', { resetReason: 'Forgotten again.' })),
            requestId: reset,
          })
          const isClosed = binding && isLastDayReached(binding, today)
          expect(outcome(again)).toBe(isClosed ? 'not-possible-from-state' : await expected('reset-password'))

          for (const [kind, door] of [
            ['change-access', change],
            ['annual-maintenance', maintenance],
            ['new-account', anew],
          ] as const)
            expect([kind, door, await ask(door, member, kind, cookie)]).toEqual([
              kind,
              door,
              await expected(kind),
            ])

          expect(outcome(await asStranger(member, 'reset-password'))).toBe('done')
        },
      ),
      { numRuns: 15, endOnFailure: true },
    )
  })
})

describe('many at a time beside an open deactivation', () => {
  it.each(['2026-11-20', '2026-12-15'])(
    'last day %s: a renewal that another sent is not renewed in one press, and is granted only with a reason',
    async (lastDay) => {
      const member = await aStaffMember()
      await member.sent('deactivate', { lastDay })
      const sent = await asStranger(member, 'annual-maintenance')
      const id = sent.ok ? sent.value.requestId : ''
      expect(outcome(await renewRequest(app, by(id)))).toBe('checks-do-not-pass')
      expect(outcome(await grantRequest(app, by(id), {}))).toBe('reason-needed')
      expect(await stateOf(id)).toBe('submitted')
    },
  )
})

describe('the pages of the requestor of record', () => {
  it.each([
    ['2026-11-22', false],
    ['2026-11-23', false],
    ['2026-11-24', true],
  ])('last day %s: the roster takes "still needed": %s', async (lastDay, isTaken) => {
    const { account, requestorEmail, sent, read } = await aStaffMember({ confirmedOn: '2026-01-12' })
    await sent('deactivate', { lastDay })
    const visitor = await signedInRequestor(requestorEmail)
    const saved = await visitor.post('/my/roster', { [`answer-${account.id}`]: 'confirm' })
    expect(saved.status).toBeLessThan(500)
    expect((await read()).confirmedOn).toBe(isTaken ? today : '2026-01-12')
    const { html } = await visitor.get('/my/roster')
    expect(html).toContain(
      {
        '2026-11-22': 'Left on November 22, 2026',
        '2026-11-23': 'Leaves today',
        '2026-11-24': 'Leaves on November 24',
      }[lastDay],
    )
    expect(html.includes(`name="answer-${account.id}" value="confirm"`)).toBe(isTaken)
  })
})
