import type { PayloadRequest } from 'payload'
import type { Request } from '../payload-types.ts'
import { coordinatorKindLabels } from '../policy/vocabulary.ts'
import { table1 } from '../policy/routing.ts'

/** The mailbox of the CalJOBS Operations Unit (R52). */
export async function operationsEmail(req: PayloadRequest): Promise<string> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  return settings.operationsEmail
}

/** Mail addresses of the coordinators that a request was routed to; the Operations Unit's mailbox where there are none. */
export async function routedAddresses(req: PayloadRequest, request: Request): Promise<string[]> {
  const ids = (request.routedTo ?? []).map((one) => (typeof one === 'string' ? one : one.id))
  if (!ids.length) return [await operationsEmail(req)]
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
export async function contactOf(req: PayloadRequest, request: Request): Promise<string> {
  if (request.routeLevel === 'operations-unit') return operationsEmail(req)
  return (await routedAddresses(req, request))[0] ?? operationsEmail(req)
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
