import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { fullName } from '../../policy/people.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { contactsOf, operationsEmail } from '../contacts.ts'
import type { Moved, OpenRequest } from './openWork.ts'

/** Requests that one message lists; of more it says the number. */
const LISTED = 50

/** One message to each who has something now that they had not, with all that came to them (D26). */
export async function tellNewAddressees(req: PayloadRequest, moved: Moved[]): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  const change = randomUUID()
  for (const [to, requests] of await byAddress(req, moved))
    await queueMessage(
      sqlOf(req),
      config.keys,
      {
        key: `rerouted:${change}:${to}`,
        to,
        replyTo: await operationsEmail(req),
        notice: {
          key: 'requests-rerouted',
          requests: requests.slice(0, LISTED).map(({ reference, kind, givenName, familyName }) => ({
            reference,
            kind,
            staffName: fullName(givenName, familyName),
          })),
          count: requests.length,
          inboxUrl: siteUrl(req, '/admin/collections/requests'),
        },
      },
      clock.now(),
    )
}

/** To those who have it new; where a claim ended, to all who have it, since it waits for one of them again. */
async function byAddress(req: PayloadRequest, moved: Moved[]): Promise<Map<string, OpenRequest[]>> {
  const found = new Map<string, OpenRequest[]>()
  for (const { request, after } of moved) {
    const ended = request.holder !== after.holder
    const told = after.routedTo.filter((id) => ended || !request.routedTo.includes(id))
    const isNewToUnit = after.level === 'operations-unit' && request.level !== after.level
    if (!told.length && !isNewToUnit) continue
    const addresses =
      after.level === 'operations-unit'
        ? [await operationsEmail(req)]
        : (await contactsOf(req, { routeLevel: after.level, routedTo: told })).told
    for (const to of addresses) found.set(to, [...(found.get(to) ?? []), request])
  }
  return found
}
