import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { isUrgentRequest, type Reach } from '../policy/urgent.ts'
import { applicationOf } from './application.ts'
import { contactOf } from './contacts.ts'

/**
 * How a requestor reaches somebody about a deactivation that cannot wait; nothing for any other request. The
 * number is the organization's, or the Operations Unit's; a coordinator's own goes to a requestor with a proved
 * address who has staff on record in the area.
 * @param proved whether whoever is told has proved the address of the request
 */
export async function urgentReach(
  req: PayloadRequest,
  request: Request,
  proved: boolean,
): Promise<Reach | undefined> {
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  if (!isUrgentRequest(request, today)) return undefined
  const { rows } = await sqlOf(req).query(telephones, [request.id, proved])
  const telephone = rows[0]?.telephone
  return {
    telephone: typeof telephone === 'string' && telephone ? telephone : undefined,
    email: await contactOf(req, request),
  }
}

const telephones = `
  select coalesce(
    case when $2 and r.route_level <> 'operations-unit' and exists (
      select 1 from staff s join requestors q on q.id = s.requestor_of_record_id
       where s.organization_id = r.organization_id and q.email = r.requestor_email)
    then (select nullif(c.phone, '') from requests_rels l join coordinators c on c.id = l.coordinators_id
           where l.parent_id = r.id and l.path = 'routedTo' and c.active and c.phone <> ''
           order by l."order" limit 1) end,
    nullif(o.telephone, ''),
    (select nullif(operations_telephone, '') from settings limit 1)) as telephone
  from requests r join organizations o on o.id = r.organization_id
 where r.id = $1`
