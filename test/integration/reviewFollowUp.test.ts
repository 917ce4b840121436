import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import { inTransaction } from '../../src/database/transaction.ts'
import { acknowledgeLetter, answerFinding } from '../../src/services/quarterlyReview/answerLetter.ts'
import { concludeItem, reopenItem } from '../../src/services/quarterlyReview/concludeItem.ts'
import { decideFinding } from '../../src/services/quarterlyReview/decideFinding.ts'
import { changeFinding, noteFinding, removeFinding } from '../../src/services/quarterlyReview/findings.ts'
import { readItem } from '../../src/services/quarterlyReview/readItem.ts'
import { listLetters, readLetter } from '../../src/services/quarterlyReview/readLetter.ts'
import { recipientsOf } from '../../src/services/quarterlyReview/recipients.ts'
import { remindReviews } from '../../src/services/quarterlyReview/remindReviews.ts'
import { sendLetter } from '../../src/services/quarterlyReview/sendLetter.ts'
import { countReviewsWaiting } from '../../src/services/quarterlyReview/waiting.ts'
import { aReview, anItem, clearReviews } from '../support/quarterlyReview.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, anAccount, anOrganization, outcome, signedIn, sql } from '../support/world.ts'

const administrator = await aCoordinator('mis-administrator')
const neighbor = await aCoordinator('mis-administrator')
const reviewer = await aCoordinator('operations-unit')
const colleague = await aCoordinator('operations-unit')
const auditor = await aCoordinator('auditor')
const area = await anOrganization('local-area', [administrator])
const orphaned = await anOrganization('community-based-organization')

const by = (who: Coordinator = reviewer) => ({ user: signedIn(who), address: '192.0.2.1' })
const asReader = <Value>(who: Coordinator, read: Parameters<typeof inTransaction<Value>>[1]) =>
  inTransaction(app.payload, read, signedIn(who))

const given = {
  requirement: 'files-present',
  severity: 'medium',
  text: 'SAMPLE: the certificate is missing.',
  correctiveAction: 'SAMPLE: upload the certificate.',
  owner: 'Sample Administrator',
  dueOn: '2026-12-15',
}

let reviewId: string
let itemId: string

const accountOf = (organizationId: string) => anAccount(organizationId, 'reviewed@requestors.example')

beforeEach(async () => {
  await clearReviews()
  await sql.query(
    "delete from messages where template in ('review-result', 'review-result-by-mail', 'finding-decided', 'review-reminder', 'review-not-drawn', 'findings-overdue')",
  )
  app.clock.set('2026-11-23T18:00:00Z')
  reviewId = await aReview(colleague.id, { quarter: '2026-4' })
  const { id: staffId } = await accountOf(area.id)
  itemId = await anItem(reviewId, { staffId, organizationId: area.id })
})
afterAll(async () => {
  app.clock.set('2026-11-23T18:00:00Z')
  await clearReviews()
})

/** An EDD employee has signed the E-1. */
const makeFormWrong = () =>
  sql.query(
    `update staff set statement_form = 'e-1' where id = (select staff_id from review_items where id = $1)`,
    [itemId],
  )

const note = async (over: Partial<typeof given> = {}) => {
  const noted = await noteFinding(app, { itemId, ...by() }, { ...given, ...over })
  if (!noted.ok) throw new Error(outcome(noted))
  return noted.value.id
}
const conclude = (words = '') => concludeItem(app, { itemId, ...by() }, { note: words })
const send = (who = reviewer) =>
  sendLetter(app, { reviewId, ...by(who) }, { organization: area.id, words: '' })
const sent = async () => {
  const letter = await send()
  if (!letter.ok) throw new Error(outcome(letter))
  return letter.value.id
}
const mail = async (template: string) =>
  (await sql.query('select "to" from messages where template = $1 order by "to"', [template])).rows.map(
    (row) => row.to,
  )

/** The sample names its people as the accounts have them. */
const nameItems = () =>
  sql.query('update review_items i set person_name = s.family_name from staff s where s.id = i.staff_id')

async function bodyTo(email: string): Promise<string> {
  const { rows } = await sql.query(
    `select body_text from messages where template = 'review-result-by-mail' and "to" = $1`,
    [email],
  )
  expect(rows).toHaveLength(1)
  return String(rows[0]?.body_text)
}

describe('R49: an account of the sample is reviewed', () => {
  it('by the Operations Unit alone, and by nobody who coordinates the organization or decided about the account', async () => {
    for (const [who, code] of [
      [administrator, 'role-may-not'],
      [auditor, 'role-may-not'],
    ] as const)
      expect(outcome(await noteFinding(app, { itemId, ...by(who) }, given))).toBe(code)
    const unit = await anOrganization('all-other-staff', [reviewer])
    const { id: staffId } = await accountOf(unit.id)
    const own = await anItem(reviewId, { staffId, organizationId: unit.id })
    expect(outcome(await noteFinding(app, { itemId: own, ...by() }, given))).toBe('own-account')
    expect(outcome(await noteFinding(app, { itemId: own, ...by(colleague) }, given))).toBe('done')
    await expect(
      sql.query('update review_items set reviewed_by_id = $2, reviewed_at = now() where id = $1', [
        own,
        reviewer.id,
      ]),
    ).rejects.toThrow('their own organization')
  })

  it('with a finding for each check that fails, or a note that says why there is none', async () => {
    await makeFormWrong()
    expect(outcome(await conclude())).toBe('failures-unexplained')
    expect(outcome(await conclude('SAMPLE: the file is in the paper archive.'))).toBe('done')
    expect(outcome(await reopenItem(app, { itemId, ...by() }))).toBe('done')
    await note()
    expect(outcome(await conclude())).toBe('failures-unexplained')
    await note({ requirement: 'right-form' })
    expect(outcome(await conclude())).toBe('done')
    expect(outcome(await noteFinding(app, { itemId, ...by() }, given))).toBe('not-possible-from-state')
  })

  it('and findings are changed and removed until they are told, each time on the audit trail', async () => {
    const finding = await note()
    const changed = await changeFinding(app, { findingId: finding, ...by() }, { ...given, severity: 'high' })
    expect(outcome(changed)).toBe('done')
    expect(outcome(await removeFinding(app, { findingId: finding, ...by() }))).toBe('done')
    expect(outcome(await removeFinding(app, { findingId: finding, ...by() }))).toBe('review-item-not-found')
    const { rows } = await sql.query(
      'select event from audit_events where subject_id = $1 order by at, event',
      [itemId],
    )
    expect(rows.map(({ event }) => event)).toEqual(['finding-changed', 'finding-noted', 'finding-removed'])
  })
})

describe('R50: the results of an organization', () => {
  it('are sent once, when all of its accounts are reviewed, to its own coordinators alone', async () => {
    expect(outcome(await send())).toBe('not-all-reviewed')
    await conclude()
    expect(outcome(await send(administrator))).toBe('role-may-not')
    const [one, other] = await Promise.all([send(), send(colleague)])
    expect([outcome(one), outcome(other)].sort()).toEqual(['done', 'not-possible-from-state'])
    expect(await mail('review-result')).toEqual([administrator.email])
    expect(outcome(await reopenItem(app, { itemId, ...by() }))).toBe('not-possible-from-state')
  })

  it('go to the delegate of an absent coordinator too', async () => {
    await conclude()
    await app.payload.update({
      collection: 'coordinators',
      id: administrator.id,
      data: { awayFrom: '2026-11-20', awayTo: '2026-11-30', standIn: neighbor.id },
      depth: 0,
      overrideAccess: true,
    })
    const letterId = await sent()
    expect(await mail('review-result')).toEqual([administrator.email, neighbor.email].sort())
    expect(await asReader(neighbor, ({ req }) => readLetter(req, letterId))).toBeDefined()
    await sql.query(
      'update coordinators set away_from = null, away_to = null, stand_in_id = null where id = $1',
      [administrator.id],
    )
    expect(await asReader(neighbor, ({ req }) => readLetter(req, letterId))).toBeUndefined()
  })

  it('go to the requestors of record where Table 1 names the Operations Unit, each about their own accounts', async () => {
    const requestors = ['one@requestors.example', 'other@requestors.example']
    const accounts = await Promise.all(requestors.map((email) => anAccount(orphaned.id, email)))
    for (const { id } of accounts)
      await anItem(reviewId, { staffId: id, organizationId: orphaned.id, reviewedBy: reviewer.id })
    await nameItems()
    const told = await sendLetter(
      app,
      { reviewId, ...by() },
      { organization: orphaned.id, words: 'SAMPLE: words for the organization.' },
    )
    expect(told.ok && told.value.sentTo).toEqual(requestors)
    for (const [place, email] of requestors.entries()) {
      const body = await bodyTo(email)
      expect(body).toContain(accounts[place]?.familyName)
      for (const { familyName } of accounts.filter((_one, other) => other !== place))
        expect(body).not.toContain(familyName)
      expect(body).not.toContain('words for the organization')
      expect(body).not.toContain('/admin')
    }
    const letterId = told.ok ? told.value.id : ''
    expect(outcome(await acknowledgeLetter(app, { letterId, ...by(colleague) }))).toBe('done')
  })

  it('go to the point of contact where the organization has one, and to the Operations Unit where there is nobody', async () => {
    const organization = await anOrganization('all-other-staff')
    const { id: staffId, familyName } = await accountOf(organization.id)
    const own = await anItem(reviewId, { staffId, organizationId: organization.id })
    await nameItems()
    const noted = await noteFinding(app, { itemId: own, ...by() }, { ...given, requirement: 'other' })
    expect(outcome(noted)).toBe('done')
    await sql.query('update review_items set reviewed_by_id = $2, reviewed_at = now() where id = $1', [
      own,
      reviewer.id,
    ])
    await sql.query('update organizations set point_of_contact_email = $2 where id = $1', [
      organization.id,
      'contact@organization.example',
    ])
    const told = await sendLetter(app, { reviewId, ...by() }, { organization: organization.id, words: '' })
    expect(told.ok && told.value.sentTo).toEqual(['contact@organization.example'])
    const body = await bodyTo('contact@organization.example')
    for (const words of [familyName, given.text, given.correctiveAction]) expect(body).toContain(words)
    await sql.query('update organizations set point_of_contact_email = null where id = $1', [organization.id])
    await sql.query(
      "update requestors set gone_on = '2026-11-01' where email = 'reviewed@requestors.example'",
    )
    const { operationsEmail } = await app.payload.findGlobal({ slug: 'settings', overrideAccess: true })
    const left = await inTransaction(app.payload, ({ req, sql: inside }) =>
      recipientsOf(req, inside, { reviewId, organization: organization.id }, '2026-11-23'),
    )
    await sql.query("update requestors set gone_on = null where email = 'reviewed@requestors.example'")
    expect(left).toEqual([{ email: operationsEmail, byMail: false }])
  })

  it('are not there for the coordinator of another organization: not to read, acknowledge or answer', async () => {
    const finding = await note()
    await conclude()
    const letterId = await sent()
    expect(await asReader(neighbor, ({ req }) => readLetter(req, letterId))).toBeUndefined()
    expect(await asReader(neighbor, ({ req }) => listLetters(req))).toEqual([])
    expect(await asReader(administrator, ({ req }) => readItem(req, itemId))).toBeUndefined()
    for (const [who, code] of [
      [neighbor, 'review-letter-not-found'],
      [auditor, 'role-may-not'],
      [reviewer, 'role-may-not'],
    ] as const) {
      expect(outcome(await acknowledgeLetter(app, { letterId, ...by(who) }))).toBe(code)
      expect(
        outcome(await answerFinding(app, { letterId, ...by(who) }, { finding, words: 'It is done now.' })),
      ).toBe(code)
    }
  })

  it('are acknowledged, answered, sent back, answered again and closed, in this order alone', async () => {
    const finding = await note()
    await conclude()
    const decide = (act: 'return' | 'close', words = 'SAMPLE: it can be read now.', who = reviewer) =>
      decideFinding(app, { findingId: finding, ...by(who) }, act, { words })
    expect(outcome(await decide('close'))).toBe('not-possible-from-state')
    const letterId = await sent()
    const answer = (words = 'SAMPLE: the certificate is uploaded.') =>
      answerFinding(app, { letterId, ...by(administrator) }, { finding, words })
    expect(await asReader(administrator, ({ req }) => countReviewsWaiting(req))).toMatchObject({
      toAcknowledge: 1,
      toAnswer: 1,
    })
    expect(outcome(await answer())).toBe('not-possible-from-state')
    expect(outcome(await acknowledgeLetter(app, { letterId, ...by(administrator) }))).toBe('done')
    expect(outcome(await acknowledgeLetter(app, { letterId, ...by(administrator) }))).toBe('done')
    expect(outcome(await answer('short'))).toBe('words-wrong')
    expect(outcome(await decide('return'))).toBe('not-possible-from-state')
    expect(outcome(await answer())).toBe('done')
    expect(outcome(await answer())).toBe('not-possible-from-state')
    expect(await asReader(reviewer, ({ req }) => countReviewsWaiting(req))).toMatchObject({ toClose: 1 })
    expect(outcome(await decide('close', 'SAMPLE: closed by its own area.', administrator))).toBe(
      'role-may-not',
    )
    expect(outcome(await decide('return', 'SAMPLE: it is of another person.'))).toBe('done')
    expect(outcome(await answer())).toBe('done')
    expect(outcome(await decide('close'))).toBe('done')
    expect(outcome(await decide('close'))).toBe('not-possible-from-state')
    expect(await mail('finding-decided')).toEqual([administrator.email, administrator.email])
    const view = await asReader(administrator, ({ req }) => readLetter(req, letterId))
    expect(view?.findings).toMatchObject([
      { state: 'closed', decision: { text: 'SAMPLE: it can be read now.' } },
    ])
    await expect(sql.query("update review_findings set decision = 'SAMPLE changed'")).rejects.toThrow(
      'never changed',
    )
  })

  it('are shown in the next review, with what came of them', async () => {
    await note()
    await conclude()
    await sent()
    const { rows } = await sql.query('select staff_id from review_items where id = $1', [itemId])
    const next = await aReview(reviewer.id, { quarter: '2027-1', drawnAt: '2027-01-05T18:00:00Z' })
    const again = await anItem(next, { staffId: String(rows[0]?.staff_id), organizationId: area.id })
    const view = await asReader(reviewer, ({ req }) => readItem(req, again))
    expect(view?.earlier).toMatchObject([{ quarter: '2026-4', state: 'open', text: given.text }])
  })
})

describe('R49 and R50: the follow-up', () => {
  const remind = async (day: string) => {
    app.clock.set(`${day}T15:00:00Z`)
    return (await remindReviews(app)).done
  }

  it('reminds once a week of results that nobody acknowledged in seven days', async () => {
    await conclude()
    await sent()
    expect(await remind('2026-11-29')).toBe(0)
    expect(await remind('2026-11-30')).toBe(1)
    expect(await remind('2026-12-01')).toBe(0)
    expect(await remind('2026-12-07')).toBe(1)
    expect(await mail('review-reminder')).toEqual([administrator.email, administrator.email])
  })

  it('reminds from a week before a due day on, and tells the Operations Unit when it has passed', async () => {
    await note()
    await conclude()
    const letterId = await sent()
    await acknowledgeLetter(app, { letterId, ...by(administrator) })
    expect(await remind('2026-12-07')).toBe(0)
    expect(await remind('2026-12-08')).toBe(1)
    expect(await remind('2026-12-15')).toBe(1)
    expect(await mail('findings-overdue')).toEqual([])
    expect(await remind('2026-12-16')).toBe(1)
    expect(await mail('findings-overdue')).toHaveLength(1)
  })

  it('tells the Operations Unit of a quarter without a draw from its fifth week on', async () => {
    await clearReviews()
    expect(await remind('2026-10-28')).toBe(0)
    expect(await remind('2026-10-29')).toBe(1)
    expect(await remind('2026-10-30')).toBe(0)
    await aReview(reviewer.id, { quarter: '2026-4' })
    expect(await remind('2026-11-09')).toBe(0)
  })
})
