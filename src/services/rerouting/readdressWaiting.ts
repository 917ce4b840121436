import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../database/transaction.ts'
import { noticeKeys, noticeTable } from '../../policy/notices.ts'
import { applicationOf } from '../application.ts'
import { operationsEmail } from '../contacts.ts'

const toCoordinators = noticeKeys.filter((key) => noticeTable[key].to === 'coordinators')

/**
 * What waits in the outbox about a request for a coordinator who is no longer active goes to who has the request now,
 * else to the mailbox of the Operations Unit. What a sender has in hand is left to it.
 */
export async function readdressWaiting(req: PayloadRequest, email: string): Promise<void> {
  const now = applicationOf(req.payload).clock.now()
  await sqlOf(req).query(
    `update messages m set "to" = coalesce((
         select c.email from requests r join requests_rels l on l.parent_id = r.id and l.path = 'routedTo'
           join coordinators c on c.id = l.coordinators_id
          where r.id = m.request_id and r.route_level <> 'operations-unit' and c.active
          order by l."order" limit 1), $2), updated_at = $3
      where m.state = 'queued' and m."to" = $1 and m.request_id is not null and m.template = any($4)
        and (m.leased_until is null or m.leased_until <= $3)`,
    [email, await operationsEmail(req), now, toCoordinators],
  )
}
