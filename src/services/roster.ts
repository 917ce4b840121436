import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../database/transaction.ts'
import type { Account } from '../policy/account.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { checkLeaving, isLastDayReached, type OpenDeactivation } from '../policy/openDeactivation.ts'
import { normalizeEmail } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { type RosterAnswer, rosterDue } from '../policy/roster.ts'
import { accountById, ownAccounts } from './accounts.ts'
import type { Application } from './application.ts'
import { bindingFor, lockPerson, openDeactivationsOf } from './openDeactivations.ts'
import { closeOffers, hasGone, lockOwn, overseerByEmail } from './overseers.ts'
import { queueUnownedNotices } from './ownershipMail.ts'

/** One of the requestor's own active accounts, as the roster shows it. */
export type RosterRow = {
  account: Account
  privileges: string[]
  isDue: boolean
  /** The open deactivation that binds; from its last day on nobody says that the access is still needed (D24). */
  deactivation?: OpenDeactivation
}

/** The active accounts of a requestor with the names of their privileges, by the name of each; none once they are gone. */
export async function readRoster(app: Application, requestorEmail: string): Promise<RosterRow[]> {
  if (await hasGone(app, requestorEmail)) return []
  const pool = poolOf(app.payload)
  const accounts = await ownAccounts(pool, requestorEmail)
  const { rows } = await pool.query<{ id: string; name: string }>(
    'select id, name from privileges where id = any($1::uuid[])',
    [[...new Set(accounts.flatMap(({ privileges }) => privileges))]],
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const today = pacificDateOf(app.clock.now())
  const people = accounts.map(({ staffId, email }) => ({ staffId, email }))
  const deactivations = await openDeactivationsOf(pool, people)
  return accounts
    .map((account): RosterRow => {
      const deactivation = bindingFor(deactivations, account)
      return {
        account,
        privileges: account.privileges.map((id) => names.get(id) ?? 'a privilege').sort(),
        isDue: rosterDue(account, today) && !(deactivation && isLastDayReached(deactivation, today)),
        deactivation,
      }
    })
    .sort((one, other) => sortName(one).localeCompare(sortName(other)))
}

const sortName = ({ account }: RosterRow) => `${account.familyName} ${account.givenName} ${account.staffId}`

export type RosterAnswerGiven = {
  staffId: string
  answer: RosterAnswer
  /** The proved address: nobody answers for another's staff. */
  requestorEmail: string
  /** Network address of the requestor. */
  address?: string
}

const notYours: Problem = {
  code: 'not-your-staff',
  message: 'This person is no longer on your list: nothing was saved for them',
  clause: 'R13',
}

const notSaved: Problem = {
  code: 'not-saved',
  message: 'The answer could not be saved just now: send it again',
}

/**
 * Saves the answers one by one: what goes wrong with one leaves the others saved.
 * @returns a problem for each person whose answer was not saved, by the id
 */
export async function answerRoster(
  app: Application,
  answers: RosterAnswerGiven[],
): Promise<Map<string, Problem>> {
  const problems = new Map<string, Problem>()
  for (const given of answers)
    try {
      const saved = await answerFor(app, given)
      if (!saved.ok) problems.set(given.staffId, saved.problems[0] ?? notSaved)
    } catch (error) {
      app.payload.logger.error({ err: error, msg: 'An answer of the roster could not be saved' })
      problems.set(given.staffId, notSaved)
    }
  return problems
}

/**
 * Saves what a requestor says of one person (R13): the need is confirmed as of today, or the account goes to the
 * coordinators, who find its requestor. A deactivation is a request of its own, so nothing is kept of it here.
 * Somebody else's account and none at all get one answer.
 */
async function answerFor(app: Application, given: RosterAnswerGiven): Promise<Result<Account>> {
  if (!isRecordId(given.staffId)) return failure(notYours)
  return inTransaction(app.payload, async (transaction) => {
    const { sql } = transaction
    const today = pacificDateOf(app.clock.now())
    await lockPersonOf(sql, given.staffId)
    const [own] = await lockOwn(sql, given.requestorEmail, [given.staffId], today)
    const account = own && (await accountById(sql, own))?.account
    if (!account) return failure(notYours)
    const problem =
      given.answer === 'confirm' ? await whyNotNeeded(transaction, account, given, today) : undefined
    if (problem) return failure(problem)
    if (given.answer === 'confirm') await confirm(app, transaction, account, given)
    if (given.answer === 'not-mine') await giveUp(app, transaction, account, given)
    return success(account)
  })
}

/** What is sent for a person locks the person before the record: so does an answer, and they never wait for each other. */
async function lockPersonOf(sql: SqlExecutor, staffId: string): Promise<void> {
  const found = await accountById(sql, staffId)
  if (found) await lockPerson(sql, { staffId, email: found.account.email })
}

/** A need is not confirmed for somebody whose last day is today or past: the deactivation comes first (D24). */
async function whyNotNeeded(
  { sql }: Transaction,
  { staffId, email, dueOn }: Account,
  { requestorEmail }: RosterAnswerGiven,
  today: string,
): Promise<Problem | undefined> {
  const person = { staffId, email }
  const deactivation = bindingFor(await openDeactivationsOf(sql, [person]), person)
  if (!deactivation || !isLastDayReached(deactivation, today)) return undefined
  return checkLeaving('reset-password', { deactivation, dueOn }, requestorEmail, today)[0]
}

async function confirm(
  app: Application,
  { req, sql }: Transaction,
  account: Account,
  given: RosterAnswerGiven,
): Promise<void> {
  const now = app.clock.now()
  const after = { confirmedOn: pacificDateOf(now) }
  if (account.confirmedOn === after.confirmedOn) return
  await change(req, account, after)
  await writeAuditEvent(
    sql,
    {
      ...eventOf(account, given),
      event: 'roster-confirmed',
      before: { confirmedOn: account.confirmedOn },
      after,
    },
    now,
  )
}

async function giveUp(
  app: Application,
  { req, sql }: Transaction,
  account: Account,
  given: RosterAnswerGiven,
): Promise<void> {
  const now = app.clock.now()
  const requestor = await overseerByEmail(sql, given.requestorEmail)
  if (!requestor) throw new Error('The requestor of an account is not on record')
  await change(req, account, { requestorOfRecord: null })
  await closeOffers(sql, account.staffId, now)
  await writeAuditEvent(
    sql,
    {
      ...eventOf(account, given),
      event: 'account-unowned',
      before: { requestorOfRecord: requestor.id, name: requestor.name, email: requestor.email },
      after: { requestorOfRecord: null, why: 'not-mine' },
    },
    now,
  )
  await queueUnownedNotices(req, {
    accounts: [account],
    requestor,
    why: 'The requestor says that this is not one of their staff.',
    event: `${account.staffId}:${now.toISOString()}`,
  })
}

const eventOf = (account: Account, { requestorEmail, address }: RosterAnswerGiven) =>
  ({
    actor: { kind: 'requestor', email: normalizeEmail(requestorEmail) },
    subject: { kind: 'staff', id: account.staffId },
    organizationId: account.organizationId,
    address,
  }) as const

const change = (
  req: Transaction['req'],
  { staffId }: Account,
  data: { confirmedOn: string } | { requestorOfRecord: null },
) =>
  req.payload.update({
    collection: 'staff',
    id: staffId,
    data,
    depth: 0,
    overrideAccess: true,
    req,
  })
