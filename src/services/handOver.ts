import { randomUUID } from 'node:crypto'
import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { isRecordId } from '../database/recordId.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../database/transaction.ts'
import type { Account } from '../policy/account.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { emailMessage, isEmail, normalizeEmail, samePerson } from '../policy/people.ts'
import { failure, type Problem, type Result, success } from '../policy/problem.ts'
import { checkHandOver } from '../policy/roster.ts'
import { accountById } from './accounts.ts'
import type { Application } from './application.ts'
import { type KnownOverseer, lockOwn, overseerByEmail } from './overseers.ts'
import { nameOf, queueOfferedNotice } from './ownershipMail.ts'
import { refuseIf, Refused } from './refused.ts'

export type HandOver = {
  /** The proved address: only one's own staff are handed over. */
  requestorEmail: string
  staffIds: string[]
  toEmail: string
  /** Network address of the requestor. */
  address?: string
}

/**
 * Asks another requestor of the organization to take staff on (R13). Nothing changes before they accept. Whether
 * the address is on record is told to nobody: where it is not, or where a rule stands against it, nobody is asked,
 * and the answer is the same.
 */
export async function offerHandOver(
  app: Application,
  handOver: HandOver,
): Promise<Result<{ staff: number }>> {
  const asked = { ...handOver, staffIds: [...new Set(handOver.staffIds)], toEmail: handOver.toEmail.trim() }
  const problems = formProblems(asked)
  if (problems.length) return failure(...problems)
  try {
    await inTransaction(app.payload, (transaction) => offer(app, transaction, asked))
    return success({ staff: asked.staffIds.length })
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

function formProblems({ staffIds, toEmail, requestorEmail }: HandOver): Problem[] {
  const problems: Problem[] = []
  if (!staffIds.length)
    problems.push({
      code: 'missing-staffIds',
      field: 'staffIds',
      message: 'Select at least one staff member',
    })
  else if (!staffIds.every(isRecordId)) problems.push(notYours)
  if (!isEmail(toEmail))
    problems.push({
      code: 'not-an-address',
      field: 'toEmail',
      message: emailMessage(toEmail, 'Enter the work email address of the requestor who takes them over'),
    })
  else if (samePerson(toEmail, requestorEmail))
    problems.push({
      code: 'same-requestor',
      field: 'toEmail',
      message: 'Enter the address of another requestor: this one is your own',
    })
  return problems
}

const notYours: Problem = {
  code: 'not-your-staff',
  field: 'staffIds',
  message: 'Select staff from the list: a person you chose is no longer on it',
  clause: 'R13',
}

async function offer(app: Application, { req, sql }: Transaction, asked: HandOver): Promise<void> {
  const now = app.clock.now()
  const today = pacificDateOf(now)
  const own = await lockOwn(sql, asked.requestorEmail, asked.staffIds, today)
  if (own.length < asked.staffIds.length) throw new Refused([notYours])
  const accounts = await accountsOf(sql, own)
  const from = await overseerByEmail(sql, asked.requestorEmail)
  if (!from) throw new Refused([notYours])
  await closeOffersOfOthers(sql, own, from, now)
  refuseIf([...themselves(accounts, asked.toEmail), ...(await alreadyOffered(sql, accounts))])
  const to = await overseerByEmail(sql, asked.toEmail, 'share')
  const possible = accounts.filter((account) => !checkHandOver({ account, from, to }, today).length)
  const ids = to ? await insertOffers(sql, possible, from, to, now) : []
  for (const account of accounts)
    await writeAuditEvent(
      sql,
      {
        event: 'hand-over-offered',
        actor: { kind: 'requestor', email: from.email },
        subject: { kind: 'staff', id: account.staffId },
        organizationId: account.organizationId,
        after: { to: normalizeEmail(asked.toEmail), refused: codesOf({ account, from, to }, today) },
        outcome: possible.includes(account) ? 'done' : 'refused',
        address: asked.address,
      },
      now,
    )
  if (to && ids[0]) await queueOfferedNotice(req, { id: ids[0], from, to, accounts: possible })
}

const codesOf = (...question: Parameters<typeof checkHandOver>) =>
  checkHandOver(...question).map(({ code }) => code)

async function accountsOf(sql: SqlExecutor, staffIds: string[]): Promise<Account[]> {
  const accounts: Account[] = []
  for (const staffId of staffIds) {
    const found = await accountById(sql, staffId)
    if (found) accounts.push(found.account)
  }
  return accounts
}

/** Offers of whoever oversaw the account before are no longer open: it is not theirs to give. */
const closeOffersOfOthers = (sql: SqlExecutor, staffIds: string[], from: KnownOverseer, now: Date) =>
  sql.query(
    `update hand_overs set state = 'taken-back', answered_at = $3
      where staff_id = any($1::uuid[]) and state = 'offered' and from_requestor_id <> $2`,
    [staffIds, from.id, now],
  )

/** Tells only what the requestor knows of their own staff. */
const themselves = (accounts: Account[], toEmail: string): Problem[] =>
  accounts
    .filter(({ email }) => samePerson(email, toEmail))
    .map((account) => ({
      code: 'own-account',
      field: 'toEmail',
      message: `Enter another address: ${nameOf(account)} cannot oversee their own account`,
      clause: 'D7',
    }))

async function alreadyOffered(sql: SqlExecutor, accounts: Account[]): Promise<Problem[]> {
  const { rows } = await sql.query(
    `select staff_id from hand_overs where staff_id = any($1::uuid[]) and state = 'offered'`,
    [accounts.map(({ staffId }) => staffId)],
  )
  const offered = new Set(rows.map(({ staff_id: id }) => id))
  const [first] = accounts.filter(({ staffId }) => offered.has(staffId))
  if (!first) return []
  return [
    {
      code: 'already-offered',
      field: 'staffIds',
      message: `Take back your open offer of ${nameOf(first)} before you make another`,
    },
  ]
}

async function insertOffers(
  sql: SqlExecutor,
  accounts: Account[],
  from: KnownOverseer,
  to: KnownOverseer,
  now: Date,
): Promise<string[]> {
  const ids: string[] = []
  for (const { staffId } of accounts) {
    const id = randomUUID()
    await sql.query(
      `insert into hand_overs (id, staff_id, from_requestor_id, to_requestor_id, offered_at)
       values ($1, $2, $3, $4, $5)`,
      [id, staffId, from.id, to.id, now],
    )
    ids.push(id)
  }
  return ids
}
