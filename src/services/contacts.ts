import type { PayloadRequest } from 'payload'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { table1 } from '../policy/routing.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { applicationOf } from './application.ts'
import { idOf, idsOf } from './names.ts'
import { routeFor } from './routeRequest.ts'
import { organizationById } from './organizationById.ts'

/** The mailbox of the CalJOBS Operations Unit (R52). */
export async function operationsEmail(req: PayloadRequest): Promise<string> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return settings.operationsEmail
}

/** What the route of a request says of whom to write to. */
type Routed = Pick<Request, 'routeLevel' | 'routedTo'> & Partial<OfOrganization>
type OfOrganization = Pick<Request, 'organization' | 'requestorEmail' | 'staffEmail'>

const todayOf = (req: PayloadRequest) => pacificDateOf(applicationOf(req.payload).clock.now())

/** Mail addresses of those of a list who are active and there today, in the order of the list. */
async function addressesOf(req: PayloadRequest, ids: string[]): Promise<string[]> {
  if (!ids.length) return []
  const { rows } = await readerFor(req).query(
    `select email from coordinators where id = any($1::uuid[]) and active and kind <> 'auditor'
        and not (coalesce(away_from, '9999') <= $2 and coalesce(away_to, '9999') >= $2)
      order by array_position($1::uuid[], id)`,
    [ids, todayOf(req)],
  )
  return rows.map(({ email }) => String(email))
}

/** Those whom a request was routed to, and where none of them can act today, those whom Table 1 names today. */
async function reachedToday(req: PayloadRequest, request: Routed): Promise<Reached> {
  const addresses = await addressesOf(req, idsOf(request.routedTo))
  const withOperations = request.routeLevel === 'operations-unit'
  if (addresses.length || withOperations || !request.organization) return { addresses, withOperations }
  const organization = await organizationById(req, idOf(request.organization) ?? '')
  const involved = [request.requestorEmail, request.staffEmail].filter((email) => email !== undefined)
  const { level, coordinatorIds } = await routeFor(req, organization, involved, todayOf(req))
  return {
    addresses: await addressesOf(req, coordinatorIds),
    withOperations: level === 'operations-unit',
  }
}

type Reached = { addresses: string[]; withOperations: boolean }

/** Whom to write to about a request: its first coordinator who is there today, or the Operations Unit (ML-2). */
export const contactOf = async (req: PayloadRequest, request: Request): Promise<string> =>
  request.routeLevel === 'operations-unit' ? operationsEmail(req) : (await contactsOf(req, request)).contact

/**
 * The same, and who is told of the request: those of its coordinators who are active and there at this moment, or the
 * Operations Unit's mailbox where there are none (D6, D26).
 */
export async function contactsOf(
  req: PayloadRequest,
  request: Routed,
): Promise<{ contact: string; told: string[] }> {
  const { addresses, withOperations } = await reachedToday(req, request)
  const [first] = withOperations ? [] : addresses
  const contact = first ?? (await operationsEmail(req))
  return { contact, told: addresses.length ? addresses : [contact] }
}

/** Who has a request, in words: `the MIS Administrator of …` (CF-1). */
export function holderOf(
  request: Pick<Request, 'routeLevel' | 'organizationType'>,
  organization: string,
): string {
  if (request.routeLevel === 'operations-unit') return 'the CalJOBS Operations Unit'
  if (request.routeLevel === 'delegate') return `the coordinator who stands in for ${organization}`
  return `the ${coordinatorKindLabels[table1[request.organizationType].coordinator]} of ${organization}`
}
