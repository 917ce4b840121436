import { type RequestHandler, Router } from 'express'
import { poolOf } from '../database/connection.ts'
import { databaseAnswers } from '../database/lost.ts'
import { passes } from '../passes.ts'
import type { Application } from '../services/application.ts'
import { pendingMigrations } from '../database/migrations.ts'

/** How long a message may be due before somebody must look at the mail. */
export const STUCK_AFTER_MINUTES = 15

/** A check that takes longer counts as failed. */
const checkTimeLimit = 3000 // milliseconds

/** `/healthz`: the process lives. `/readyz`: it can do its work; names of checks and true or false, nothing more. */
export function healthRouter(app: Application): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ ok: true }))
  router.get('/readyz', ready(app))
  return router
}

const ready =
  (app: Application): RequestHandler =>
  async (_request, response) => {
    const [database, migrations, outbox] = await Promise.all([
      databaseAnswers(app.payload),
      passes(async () => !(await pendingMigrations(poolOf(app.payload))).length, checkTimeLimit),
      passes(() => outboxMoves(app), checkTimeLimit),
    ])
    const ok = database && migrations && outbox
    response.status(ok ? 200 : 503).json({ ok, checks: { database, migrations, outbox } })
  }

/** No message has waited longer than the limit, be it for a sender or, tried again and again, for the mail server. */
async function outboxMoves(app: Application): Promise<boolean> {
  const { rows } = await poolOf(app.payload).query<{ stuck: boolean }>(
    `select exists (select 1 from messages where state = 'queued'
       and least(next_attempt_at, created_at) < $1::timestamptz - make_interval(mins => $2)) as stuck`,
    [app.clock.now(), STUCK_AFTER_MINUTES],
  )
  return !rows[0]?.stuck
}
