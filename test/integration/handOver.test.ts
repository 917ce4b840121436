import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Staff } from '../../src/payload-types.ts'
import { answerHandOvers, takeBackOffer } from '../../src/services/answerHandOver.ts'
import { offerHandOver } from '../../src/services/handOver.ts'
import { answerRoster } from '../../src/services/roster.ts'
import { serveForThisFile } from '../support/httpServer.ts'
import {
  aRequestor as aRequestorOf,
  mailTo,
  recordOf,
  templatesTo,
  trailAbout,
} from '../support/ownership.ts'
import { app } from '../support/setup.ts'
import { signedInRequestor } from '../support/siteVisitor.ts'
import { aCoordinator, anAccount, anOrganization, outcome, sql } from '../support/world.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const administrator = await aCoordinator('mis-administrator')
const area = await anOrganization('local-area', [administrator])
const aRequestor = (organizationId = area.id) => aRequestorOf(organizationId)

/** Two requestors of one organization, the first with an account, the second asked to take it on. */
async function anOffer(organizationId = area.id) {
  const giver = await aRequestor(organizationId)
  const taker = await aRequestor(organizationId)
  const account = await anAccount(organizationId, giver)
  await offerHandOver(app, { requestorEmail: giver, staffIds: [account.id], toEmail: taker })
  return { giver, taker, account, offerId: await offerOf(account) }
}

async function offerOf({ id }: Staff): Promise<string> {
  const { rows } = await sql.query(
    'select id from hand_overs where staff_id = $1 order by offered_at desc limit 1',
    [id],
  )
  return String(rows[0]?.id)
}

const stateOf = async (offerId: string) =>
  (await sql.query('select state from hand_overs where id = $1', [offerId])).rows[0]?.state

const accept = (offer: { taker: string; offerId: string }, yes = true) =>
  answerHandOvers(app, {
    requestorEmail: offer.taker,
    answers: [{ offerId: offer.offerId, accept: yes }],
  })

describe('a hand-over', () => {
  it('goes from the offer to the one who accepts it, by the pages alone', async () => {
    const giver = await aRequestor()
    const taker = await aRequestor()
    const accounts = [await anAccount(area.id, giver), await anAccount(area.id, giver)]
    const giving = await signedInRequestor(giver)
    const offered = await giving.post('/my/hand-over', {
      staffIds: accounts.map(({ id }) => id),
      toEmail: taker.toUpperCase(),
    })
    expect([offered.status, offered.location]).toEqual([303, '/my/hand-over?done=asked'])
    expect((await giving.get(offered.location)).html).toContain(
      'We asked them, if they are a requestor of this organization.',
    )
    expect(await templatesTo(taker)).toEqual(['hand-over-offered'])
    for (const account of accounts) expect((await recordOf(account)).owner).toBe(giver)

    const taking = await signedInRequestor(taker)
    const received = await taking.get('/my/hand-over/received')
    const [first, second] = [await offerOf(accounts[0]!), await offerOf(accounts[1]!)]
    expect(received.html).toContain(accounts[0]!.familyName)
    expect(received.html).toContain(area.name)
    const answered = await taking.post('/my/hand-over/received', {
      [`answer-${first}`]: 'accept',
      [`answer-${second}`]: 'decline',
    })
    expect(answered.status).toBe(303)
    expect((await taking.get(answered.location)).html).toContain('Your answers are saved')
    expect(await recordOf(accounts[0]!)).toEqual({ owner: taker, confirmedOn: '2026-11-23' })
    expect(await recordOf(accounts[1]!)).toEqual({ owner: giver, confirmedOn: '2026-01-12' })
    expect(await templatesTo(giver)).toEqual(['hand-over-answered', 'hand-over-answered'])
    expect(await trailAbout(accounts[0]!.id)).toEqual(['hand-over-offered done', 'hand-over-accepted done'])
    expect((await giving.get('/my/hand-over')).html).toContain(`was taken on by ${taker}`)
  })

  it('says the same whether the other is a requestor, of another organization, gone, or unknown', async () => {
    const gone = await aRequestor()
    await sql.query(`update requestors set gone_on = '2026-11-23' where email = $1`, [gone])
    const unproved = await aRequestor()
    await sql.query('update requestors set proved_at = null where email = $1', [unproved])
    const elsewhere = await aRequestor((await anOrganization('local-area')).id)
    const unknown = `${randomUUID()}@nowhere.example`
    const answers = []
    for (const toEmail of [await aRequestor(), gone, unproved, elsewhere, unknown]) {
      const giver = await aRequestor()
      const account = await anAccount(area.id, giver)
      const { status, location } = await (
        await signedInRequestor(giver)
      ).post('/my/hand-over', { staffIds: account.id, toEmail })
      const { rows } = await sql.query('select 1 from hand_overs where staff_id = $1', [account.id])
      answers.push([status, location, rows.length, (await mailTo(toEmail)).length])
    }
    const [possible, ...impossible] = answers
    expect(possible).toEqual([303, '/my/hand-over?done=asked', 1, 1])
    for (const answer of impossible) expect(answer).toEqual([303, '/my/hand-over?done=asked', 0, 0])
  })

  it('asks only about staff of the organization that the other is a requestor of', async () => {
    const giver = await aRequestor()
    const taker = await aRequestor()
    const here = await anAccount(area.id, giver)
    const there = await anAccount((await anOrganization('local-area')).id, giver)
    await offerHandOver(app, { requestorEmail: giver, staffIds: [here.id, there.id], toEmail: taker })
    expect(await trailAbout(here.id)).toEqual(['hand-over-offered done'])
    expect(await trailAbout(there.id)).toEqual(['hand-over-offered refused'])
    const mail = await mailTo(taker)
    expect(mail).toHaveLength(1)
    expect(mail[0]?.text).not.toContain(there.familyName)
  })

  it.each([
    ['oneself', (giver: string) => giver.toUpperCase(), 'same-requestor'],
    ['the person themselves', (_giver: string, { email }: Staff) => ` ${email} `, 'own-account'],
    ['no address', () => 'robin', 'not-an-address'],
  ])('is not offered to %s', async (_who, toEmail, code) => {
    const giver = await aRequestor()
    const account = await anAccount(area.id, giver)
    const offer = { requestorEmail: giver, staffIds: [account.id], toEmail: toEmail(giver, account) }
    expect(outcome(await offerHandOver(app, offer))).toBe(code)
  })

  it('keeps what was typed where something is missing', async () => {
    const giver = await aRequestor()
    await anAccount(area.id, giver)
    const { status, html } = await (
      await signedInRequestor(giver)
    ).post('/my/hand-over', { toEmail: 'robin@area.example' })
    expect(status).toBe(422)
    expect(html).toContain('Select at least one staff member')
    expect(html).toContain('value="robin@area.example"')
  })

  it('of another requestor’s staff is the same as of nobody', async () => {
    const [giver, taker] = [await aRequestor(), await aRequestor()]
    const others = await anAccount(area.id, await aRequestor())
    const ask = (staffId: string) =>
      offerHandOver(app, { requestorEmail: giver, staffIds: [staffId], toEmail: taker })
    expect(await ask(others.id)).toEqual(await ask(randomUUID()))
    expect(outcome(await ask('nonsense'))).toBe('not-your-staff')
    expect(await trailAbout(others.id)).toEqual([])
  })

  it('is open to one requestor at a time', async () => {
    const { giver, account } = await anOffer()
    const other = await aRequestor()
    const again = { requestorEmail: giver, staffIds: [account.id], toEmail: other }
    expect(outcome(await offerHandOver(app, again))).toBe('already-offered')
    const offerId = await offerOf(account)
    await takeBackOffer(app, { offerId, requestorEmail: giver })
    expect(outcome(await offerHandOver(app, again))).toBe('done')
  })

  it('is answered by nobody but the one who was asked', async () => {
    const offer = await anOffer()
    const stranger = await aRequestor()
    for (const who of [stranger, offer.giver]) {
      const visitor = await signedInRequestor(who)
      const foreign = await visitor.post('/my/hand-over/received', { [`answer-${offer.offerId}`]: 'accept' })
      const missing = await visitor.post('/my/hand-over/received', { [`answer-${randomUUID()}`]: 'accept' })
      expect(foreign.status).toBe(422)
      expect(foreign.html).toBe(missing.html)
    }
    const stolen = await (
      await signedInRequestor(stranger)
    ).post('/my/hand-over/take-back', { offerId: offer.offerId })
    expect(stolen.status).toBe(409)
    expect(await stateOf(offer.offerId)).toBe('offered')
    expect((await recordOf(offer.account)).owner).toBe(offer.giver)
  })

  it('that is accepted twice at the same moment changes the requestor once', async () => {
    const offer = await anOffer()
    const refused = await Promise.all([accept(offer), accept(offer), accept(offer)])
    expect(refused.map(({ size }) => size)).toEqual([0, 0, 0])
    expect((await recordOf(offer.account)).owner).toBe(offer.taker)
    expect(await templatesTo(offer.giver)).toEqual(['hand-over-answered'])
    expect((await trailAbout(offer.account.id)).filter((told) => told.includes('accepted'))).toHaveLength(1)
  })

  it('that is accepted and taken back at the same moment has one winner', async () => {
    for (let round = 0; round < 6; round++) {
      const offer = await anOffer()
      const back = () => takeBackOffer(app, { offerId: offer.offerId, requestorEmail: offer.giver })
      const acts = [() => accept(offer), back]
      if (round % 2) acts.reverse()
      await Promise.all(acts.map((act) => act()))
      const state = await stateOf(offer.offerId)
      const { owner } = await recordOf(offer.account)
      expect(['accepted', 'taken-back']).toContain(state)
      expect(owner).toBe(state === 'accepted' ? offer.taker : offer.giver)
      const told = (await trailAbout(offer.account.id)).slice(1)
      expect(told).toEqual([`hand-over-${state} done`])
    }
  })

  it.each<[string, (offer: Awaited<ReturnType<typeof anOffer>>) => Promise<unknown>]>([
    [
      'the giver oversees the person no longer',
      ({ giver, account }) =>
        answerRoster(app, [{ staffId: account.id, answer: 'not-mine', requestorEmail: giver }]),
    ],
    [
      'the account was deactivated',
      ({ account }) =>
        sql.query(`update staff set account_state = 'deactivated', deactivated_at = now() where id = $1`, [
          account.id,
        ]),
    ],
    [
      'the one who was asked is gone',
      ({ taker }) => sql.query(`update requestors set gone_on = '2026-11-23' where email = $1`, [taker]),
    ],
    [
      'the one who was asked moved to another organization',
      async ({ taker }) =>
        sql.query('update requestors set organization_id = $2 where email = $1', [
          taker,
          (await anOrganization('local-area')).id,
        ]),
    ],
  ])('cannot be accepted any more once %s', async (_why, change) => {
    const offer = await anOffer()
    await change(offer)
    const before = (await recordOf(offer.account)).owner
    expect((await accept(offer)).size).toBe(1)
    expect((await recordOf(offer.account)).owner).toBe(before)
    expect(await stateOf(offer.offerId)).not.toBe('accepted')
  })
})
