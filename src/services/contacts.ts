import type { PayloadRequest } from 'payload'
import type { Request } from '../payload-types.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { table1 } from '../policy/routing.ts'
import { idsOf } from './names.ts'

/** The mailbox of the CalJOBS Operations Unit (R52). */
export async function operationsEmail(req: PayloadRequest): Promise<string> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return settings.operationsEmail
}

/** What the route of a request says of whom to write to. */
type Routed = Pick<Request, 'routeLevel' | 'routedTo'>

/** Mail addresses of the coordinators that a request was routed to. */
async function routedAddresses(req: PayloadRequest, request: Routed): Promise<string[]> {
  const ids = idsOf(request.routedTo)
  if (!ids.length) return []
  const { docs } = await req.payload.find({
    collection: 'coordinators',
    where: { id: { in: ids } },
    select: { email: true },
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs.map(({ email }) => email)
}

/** Whom to write to about a request: its first coordinator, or the Operations Unit (ML-2). */
export const contactOf = async (req: PayloadRequest, request: Request): Promise<string> =>
  request.routeLevel === 'operations-unit' ? operationsEmail(req) : (await contactsOf(req, request)).contact

/**
 * The same, and who is told of the request: the coordinators that it was routed to, or the Operations Unit's
 * mailbox where there are none (D6).
 */
export async function contactsOf(
  req: PayloadRequest,
  request: Routed,
): Promise<{ contact: string; told: string[] }> {
  const routed = await routedAddresses(req, request)
  const [first] = request.routeLevel === 'operations-unit' ? [] : routed
  const contact = first ?? (await operationsEmail(req))
  return { contact, told: routed.length ? routed : [contact] }
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
