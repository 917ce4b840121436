import { createLocalReq, type PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { poolOf } from '../database/connection.ts'
import { changeInWords, LOOKS_FOR_SECONDS } from '../policy/looking.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { type Application, applicationOf } from './application.ts'
import type { By } from './decideRequest.ts'
import { lastChangeOf } from './requestHistory.ts'
import { within } from './within.ts'

/** Who else has a request open, and what became of it since. */
export type Looking = {
  /** Names. */
  others: string[]
  /** UTC instant of the last change. */
  changedAt: string
  /** That change in words. */
  change?: string
}

/**
 * Says that the signed-in person has a request open, or has left it. Who looks is kept as long as it is so, and is
 * no part of the audit trail.
 */
export async function lookAtRequest(
  app: Application,
  by: By,
  { left = false }: { left?: boolean } = {},
): Promise<Result<Looking>> {
  const req = await createLocalReq({ user: by.user }, app.payload)
  const coordinator = activeCoordinator(by.user)
  const request = await req.payload.findByID({
    collection: 'requests',
    id: by.requestId,
    select: { changedAt: true },
    ...within(req),
  })
  if (!request || !coordinator)
    return failure({ code: 'request-not-found', message: 'There is no such request' })
  const now = app.clock.now()
  await poolOf(app.payload).query(
    left
      ? 'delete from request_viewers where request_id = $1 and coordinator_id = $2 and $3::timestamptz is not null'
      : `insert into request_viewers (request_id, coordinator_id, seen_at) values ($1, $2, $3)
           on conflict (request_id, coordinator_id) do update set seen_at = excluded.seen_at`,
    [request.id, coordinator.id, now],
  )
  const [others, change] = await Promise.all([othersLooking(req, request.id), lastChangeOf(req, request.id)])
  return success({ others, changedAt: request.changedAt, change: change && changeInWords(change) })
}

/** The names of the others who have a request open; the caller has read it within the access of the person. */
export async function othersLooking(req: PayloadRequest, requestId: string): Promise<string[]> {
  const { clock } = applicationOf(req.payload)
  const { rows } = await poolOf(req.payload).query<{ name: string }>(
    `select c.name from request_viewers v join coordinators c on c.id = v.coordinator_id
      where v.request_id = $1 and v.coordinator_id <> $2 and v.seen_at > $3 order by c.name, c.id`,
    [
      requestId,
      activeCoordinator(req.user)?.id ?? null,
      new Date(clock.now().getTime() - LOOKS_FOR_SECONDS * 1000),
    ],
  )
  return rows.map(({ name }) => name)
}
