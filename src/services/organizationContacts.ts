import type { PayloadRequest } from 'payload'
import { pacificDateOf } from '../policy/dates.ts'
import { applicationOf } from './application.ts'
import { contactsOf } from './contacts.ts'
import { routeFor } from './routeRequest.ts'
import { organizationById } from './organizationById.ts'

/** Whom Table 1 names for an organization today, or the Operations Unit's mailbox where that is nobody (D6). */
export async function coordinatorsOfOrganization(
  req: PayloadRequest,
  organizationId: string,
  involved: string[] = [],
): Promise<{ contact: string; told: string[] }> {
  const organization = await organizationById(req, organizationId)
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const { level, coordinatorIds } = await routeFor(req, organization, involved, today)
  return contactsOf(req, { routeLevel: level, routedTo: coordinatorIds })
}

const remembered = 'contactsOfOrganizations'

/** Whom to write back to about an organization's accounts (ML-2); looked up once for each transaction. */
export async function contactOfOrganization(req: PayloadRequest, organizationId: string): Promise<string> {
  const known = (req.context[remembered] ??= new Map<string, string>()) as Map<string, string>
  const contact = known.get(organizationId) ?? (await coordinatorsOfOrganization(req, organizationId)).contact
  known.set(organizationId, contact)
  return contact
}
