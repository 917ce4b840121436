import { randomBytes } from 'node:crypto'
import type { TypedUser } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../../database/transaction.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { failure, type Problem, type Result } from '../../policy/problem.ts'
import { checkDraw, checkQuarter, type EarlierDraw } from '../../policy/quarterlyReview/drawing.ts'
import {
  readMethod,
  type SaidMethod,
  type SampleMethod,
  tooManySampled,
} from '../../policy/quarterlyReview/sampling/method.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import type { Application } from '../application.ts'
import { answered, Refused, refuseIf } from '../refused.ts'
import { type DrawnReview, recordDraw } from './recordDraw.ts'
import { readDraft, writeDraft } from './storedPopulation.ts'
import { takeSample } from './takeSample.ts'

/** A draw as a form says it. */
export type SaidDraw = SaidMethod & { quarter: string; reason: string }

export const onlyOperationsDraws: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit alone draws the sample of a quarter',
  clause: 'R49',
}

/**
 * Draws the sample of a quarter: the population as it is now, the seed, and the accounts that come of them, kept for good
 * in one transaction. A further draw keeps those before (R49, D14).
 */
export async function drawReview(
  app: Application,
  { user, address }: { user: TypedUser; address?: string },
  { quarter, reason, ...said }: SaidDraw,
): Promise<Result<DrawnReview>> {
  if (!isOperationsUnit(user)) return failure(onlyOperationsDraws)
  const wrongQuarter = checkQuarter(quarter, pacificDateOf(app.clock.now()))
  const method = readMethod(said)
  if (!method.ok) return failure(...wrongQuarter, ...method.problems)
  if (wrongQuarter.length) return failure(...wrongQuarter)
  const order = { quarter, reason, method: method.value, by: user.id, address }
  return answered(() => inTransaction(app.payload, (transaction) => draw(app, transaction, order), user))
}

type Order = { quarter: Quarter; reason: string; method: SampleMethod; by: string; address?: string }

async function draw(app: Application, transaction: Transaction, order: Order): Promise<DrawnReview> {
  const { sql } = transaction
  const { quarter, reason, method, by, address } = order
  await lockQuarter(sql, quarter)
  const earlier = await lastDraw(sql, quarter)
  refuseIf(checkDraw({ by, reason, earlier }))
  const seed = randomBytes(32).toString('hex')
  const population = { first: writeDraft(sql, quarter), again: () => readDraft(sql) }
  const taken = await takeSample(population, method, seed, (size, sampleSize) => {
    if (!size) throw new Refused([nobodyToDraw(quarter)])
    const tooMany = tooManySampled(sampleSize)
    if (tooMany) throw new Refused([tooMany])
  })
  const drawn = {
    ...{ quarter, draw: (earlier?.draw ?? 0) + 1, method, seed },
    reason: earlier ? reason.trim() : null,
  }
  return recordDraw(app, transaction, { ...drawn, ...{ taken, by, address } })
}

/** Two draws at once would wait for each other longer than a person does: who comes second is told so. */
async function lockQuarter(sql: SqlExecutor, quarter: Quarter): Promise<void> {
  const { rows } = await sql.query(
    "select pg_try_advisory_xact_lock(hashtextextended('quarterly-review ' || $1, 0)) as free",
    [quarter],
  )
  if (rows[0]?.free) return
  const message = `Somebody draws ${quarterInWords(quarter)} at this moment. Look again in a minute`
  throw new Refused([{ code: 'draw-under-way', message }], 409)
}

async function lastDraw(sql: SqlExecutor, quarter: Quarter): Promise<EarlierDraw | undefined> {
  const { rows } = await sql.query(
    'select draw, drawn_by_id from reviews where quarter = $1 order by draw desc limit 1',
    [quarter],
  )
  return rows[0] && { draw: Number(rows[0].draw), drawnBy: String(rows[0].drawn_by_id) }
}

const nobodyToDraw = (quarter: Quarter): Problem => ({
  code: 'population-empty',
  field: 'quarter',
  message: `No account on record was active in ${quarterInWords(quarter)}, so there is nothing to draw from. Choose another quarter, or record the accounts first`,
  clause: 'R49',
})
