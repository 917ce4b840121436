import { poolOf } from '../../database/connection.ts'
import type { Transaction } from '../../database/transaction.ts'
import type { ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import { checkAccount } from '../../policy/quarterlyReview/checklist/index.ts'
import { type Application, applicationOf } from '../application.ts'
import { MOST_COUNTED } from '../count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from '../eachOfMany.ts'
import { accountFacts } from './accountFacts.ts'

type Which = {
  /** Of this draw alone; of all, where it is left out. */
  reviewId?: string
  /** Ends it after the account in hand. */
  signal?: AbortSignal
}

/**
 * Computes the checks of every account in a sample that has none yet, each in a transaction of its own; an account
 * that cannot be checked does not keep the others (R49).
 * @returns how many were checked, and how many could not be
 */
export const checkItems = (app: Application, { reviewId, signal }: Which = {}): Promise<Worked> =>
  eachOfMany(app, {
    nextIds: (after) => nextIds(app, reviewId, after),
    work: async (transaction, id) => ((await checkOnce(transaction, id)) ? 1 : 0),
    failed: (id) => `The account ${id} of a sample could not be checked`,
    signal,
  })

async function nextIds(app: Application, reviewId?: string, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from review_items
      where checked_at is null and ($1::uuid is null or review_id = $1) and ($2::uuid is null or id > $2)
      order by id limit ${AT_A_TIME}`,
    [reviewId ?? null, after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** Accounts of a sample that wait for their checks; at most one more than `MOST_COUNTED`. */
export async function countUnchecked(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count
       from (select 1 from review_items where checked_at is null limit ${MOST_COUNTED + 1}) waiting`,
  )
  return rows[0]?.count ?? 0
}

/**
 * Computes the checks of an account that is still being reviewed anew, and keeps them. Runs in the transaction of the
 * caller, in which the account of the sample stays locked.
 * @returns the checks; nothing where there is no such account, or it was reviewed already
 */
export async function recheckItem(
  { req, sql }: Transaction,
  itemId: string,
): Promise<ReviewCheck[] | undefined> {
  const item = await lockedItem(sql, itemId)
  return item && !item.isReviewed ? computed(applicationOf(req.payload), sql, item) : undefined
}

/** Somebody may have computed them since. */
async function checkOnce({ req, sql }: Transaction, itemId: string): Promise<boolean> {
  const item = await lockedItem(sql, itemId)
  if (!item || item.isChecked) return false
  await computed(applicationOf(req.payload), sql, item)
  return true
}

type Item = { id: string; staffId: string; quarter: string; isChecked: boolean; isReviewed: boolean }

async function lockedItem(sql: Transaction['sql'], itemId: string): Promise<Item | undefined> {
  const { rows } = await sql.query(
    `select i.id, i.staff_id as "staffId", v.quarter, i.checked_at is not null as "isChecked",
       i.reviewed_at is not null as "isReviewed"
     from review_items i join reviews v on v.id = i.review_id
     where i.id = $1 for no key update of i`,
    [itemId],
  )
  return rows[0] as Item | undefined
}

async function computed(app: Application, sql: Transaction['sql'], item: Item): Promise<ReviewCheck[]> {
  const checks = checkAccount(await accountFacts(app, sql, item))
  await sql.query('update review_items set checks = $2, checked_at = $3, updated_at = $3 where id = $1', [
    ...[item.id, JSON.stringify(checks), app.clock.now()],
  ])
  return checks
}
