import type { PayloadRequest } from 'payload'
import { isAuditor, isOperationsUnit } from '../access/roles.ts'
import type { Setting } from '../payload-types.ts'
import { gapsOfNotices, type PublicContacts } from '../policy/publicNotices.ts'
import type { Application } from './application.ts'

/** Whom the privacy notice and the accessibility page name (Civil Code 1798.17(b)). */
export async function publicContacts({ payload }: Pick<Application, 'payload'>): Promise<PublicContacts> {
  return contactsIn(await payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0 }))
}

function contactsIn({ recordsOfficial, accessibilityEmail, operationsTelephone }: Setting): PublicContacts {
  const { title, address, telephone } = recordsOfficial ?? {}
  return {
    official: {
      title: title || undefined,
      address: address || undefined,
      telephone: telephone || undefined,
    },
    accessibilityEmail: accessibilityEmail || undefined,
    operationsTelephone: operationsTelephone || undefined,
  }
}

/** Where coordinators ask, and what the public pages still lack. */
export type Inquiries = {
  /** The mailbox of the Operations Unit, for coordinators alone (R52). */
  operationsEmail?: string
  /** For the Operations Unit alone, which fills them. */
  gaps: string[]
}

/** The foot of the panel's first page. */
export async function readInquiries(req: PayloadRequest): Promise<Inquiries> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  const isOperations = isOperationsUnit(req.user)
  return {
    operationsEmail: isOperations || isAuditor(req.user) ? undefined : settings.operationsEmail,
    gaps: isOperations ? gapsOfNotices(contactsIn(settings)) : [],
  }
}
