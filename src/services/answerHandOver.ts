import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../database/transaction.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { checkHandOver, isGone } from '../policy/roster.ts'
import { accountById, type OwnedAccount } from './accounts.ts'
import type { Application } from './application.ts'
import { type KnownOverseer, overseerByEmail, overseerById } from './overseers.ts'
import { nameOf, queueAnsweredNotice } from './ownershipMail.ts'

type OfferState = 'offered' | 'accepted' | 'declined' | 'taken-back'
type Offer = { id: string; staffId: string; fromId: string; toId: string; state: OfferState }

/** One answer for an offer of others, for none at all, and for one that is closed. */
const notOpen: Problem = {
  code: 'offer-not-open',
  message: 'This offer is no longer open: nothing was changed',
  clause: 'R13',
}

/** Takes back one's own offer, as long as it is not answered. Twice is once. */
export async function takeBackOffer(
  app: Application,
  { offerId, requestorEmail, address }: { offerId: string; requestorEmail: string; address?: string },
): Promise<Result<{ offerId: string }>> {
  return inTransaction(app.payload, async ({ sql }) => {
    const from = await overseerByEmail(sql, requestorEmail)
    const [offer] = from ? await lockOffers(sql, [offerId], 'from_requestor_id', from) : []
    if (offer?.state === 'taken-back') return success({ offerId })
    if (!from || offer?.state !== 'offered') return failure(notOpen)
    const now = app.clock.now()
    await close(sql, offer, 'taken-back', now)
    const owned = await accountById(sql, offer.staffId)
    await record(sql, { offer, event: 'hand-over-taken-back', by: from, address, now, owned })
    return success({ offerId })
  })
}

export type HandOverAnswers = {
  /** The proved address: only offers to it are answered. */
  requestorEmail: string
  answers: { offerId: string; accept: boolean }[]
  /** Network address of the requestor. */
  address?: string
}

/**
 * Answers offers, all in one transaction; one that is not open leaves the others as they are. An account changes
 * from one requestor to the other at one moment: never two, never none (R13). Given twice, an answer is one.
 * @returns a problem for each offer that could not be answered, by its id
 */
export async function answerHandOvers(
  app: Application,
  { requestorEmail, answers, address }: HandOverAnswers,
): Promise<Map<string, Problem>> {
  return inTransaction(app.payload, async (transaction) => {
    const { sql } = transaction
    const refused = new Map(answers.map(({ offerId }) => [offerId, notOpen]))
    const known = await overseerByEmail(sql, requestorEmail)
    if (!known) return refused
    const accepts = new Map(answers.map(({ offerId, accept }) => [offerId, accept]))
    const offers = await lockOffers(sql, [...accepts.keys()], 'to_requestor_id', known)
    // Read again after the staff are locked, so that nobody who has just been marked as gone takes anybody on.
    const to = await overseerByEmail(sql, normalizeEmail(requestorEmail), 'share')
    if (!to) return refused
    const answered: Answered[] = []
    for (const offer of offers) {
      const accept = accepts.get(offer.id) === true
      const done = await answer(app, transaction, { offer, accept, to, address })
      if (done) refused.delete(offer.id)
      if (typeof done === 'object') answered.push(done)
    }
    await tellGivers(transaction, answered, to)
    return refused
  })
}

type Answered = { offer: Offer; accepted: boolean; staffName: string }
type Answer = { offer: Offer; accept: boolean; to: KnownOverseer; address?: string }

/** @returns what was done now; true where it was done before; false where it cannot be done */
async function answer(
  app: Application,
  { req, sql }: Transaction,
  { offer, accept, to, address }: Answer,
): Promise<Answered | boolean> {
  const state = accept ? 'accepted' : 'declined'
  if (offer.state !== 'offered') return offer.state === state
  const now = app.clock.now()
  const today = pacificDateOf(now)
  const owned = await accountById(sql, offer.staffId)
  const from = await overseerById(sql, offer.fromId)
  if (!owned || !from || !isStillGivers(owned, offer) || isGone(to, today)) return false
  if (accept && !mayTakeOn(owned, from, to, today)) return false
  if (accept)
    await req.payload.update({
      collection: 'staff',
      id: offer.staffId,
      data: { requestorOfRecord: to.id, confirmedOn: today },
      depth: 0,
      overrideAccess: true,
      req,
    })
  await close(sql, offer, state, now)
  await record(sql, { offer, event: `hand-over-${state}`, by: to, address, now, owned })
  return { offer, accepted: accept, staffName: nameOf(owned.account) }
}

const isStillGivers = ({ account, requestorOfRecordId }: OwnedAccount, { fromId }: Offer) =>
  account.state === 'active' && requestorOfRecordId === fromId

const mayTakeOn = ({ account }: OwnedAccount, from: KnownOverseer, to: KnownOverseer, today: CivilDate) =>
  checkHandOver({ account, from, to }, today).length === 0

/** One message for each giver and answer. */
async function tellGivers({ req, sql }: Transaction, answered: Answered[], by: KnownOverseer): Promise<void> {
  const groups = new Map<string, Answered[]>()
  for (const one of answered) {
    const group = `${one.offer.fromId} ${one.accepted}`
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  for (const [first, ...more] of groups.values()) {
    const from = first && (await overseerById(sql, first.offer.fromId))
    if (!from) continue
    const staffNames = [first, ...more].map(({ staffName }) => staffName)
    await queueAnsweredNotice(req, { id: first.offer.id, from, by, staffNames, accepted: first.accepted })
  }
}

/** Offers that this requestor gave or got; the staff are locked first, as every change of a requestor does. */
async function lockOffers(
  sql: SqlExecutor,
  offerIds: string[],
  side: 'from_requestor_id' | 'to_requestor_id',
  { id }: KnownOverseer,
): Promise<Offer[]> {
  const own = [offerIds.filter(isRecordId), id]
  await sql.query(
    `select id from staff
      where id in (select staff_id from hand_overs where id = any($1::uuid[]) and ${side} = $2)
      order by id for update`,
    own,
  )
  const { rows } = await sql.query(
    `select id, staff_id as "staffId", from_requestor_id as "fromId", to_requestor_id as "toId", state
       from hand_overs where id = any($1::uuid[]) and ${side} = $2 order by id for update`,
    own,
  )
  return rows as Offer[]
}

const close = (sql: SqlExecutor, { id }: Offer, state: OfferState, now: Date) =>
  sql.query('update hand_overs set state = $2, answered_at = $3 where id = $1', [id, state, now])

/** The change of the requestor stands in the trail where there is one. */
async function record(
  sql: SqlExecutor,
  act: {
    offer: Offer
    event: 'hand-over-accepted' | 'hand-over-declined' | 'hand-over-taken-back'
    by: KnownOverseer
    address?: string
    now: Date
    owned?: OwnedAccount
  },
): Promise<void> {
  const { offer, event, by, address, now, owned } = act
  const accepted = event === 'hand-over-accepted'
  await writeAuditEvent(
    sql,
    {
      event,
      actor: { kind: 'requestor', email: by.email },
      subject: { kind: 'staff', id: offer.staffId },
      organizationId: owned?.account.organizationId,
      before: accepted
        ? { requestorOfRecord: offer.fromId, confirmedOn: owned?.account.confirmedOn }
        : undefined,
      after: accepted
        ? { requestorOfRecord: offer.toId, confirmedOn: pacificDateOf(now), offer: offer.id }
        : { offer: offer.id },
      address,
    },
    now,
  )
}
