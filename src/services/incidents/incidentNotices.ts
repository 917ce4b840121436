import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../database/transaction.ts'
import type { Notice } from '../../mail/notices.ts'
import { queueMessage } from '../../mail/outbox.ts'
import type { Request } from '../../payload-types.ts'
import { formatPacificInstant } from '../../policy/dates.ts'
import { lastDayInWords, lastMomentOf } from '../../policy/deactivation.ts'
import { exposureInWords, exposureOf } from '../../policy/incidents.ts'
import { fullName } from '../../policy/people.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { contactsOf, operationsEmail } from '../contacts.ts'
import { namesOf } from '../names.ts'
import { momentOf } from './separation.ts'

/** Urgent word to the coordinators who have the request: the account must be deactivated at once (R43). */
export async function tellCoordinators(
  req: PayloadRequest,
  request: Request,
  incidentId: string,
): Promise<void> {
  const { contact, told } = await contactsOf(req, request)
  for (const to of told)
    await queue(req, request, `incident:${incidentId}:opened:${to}`, to, contact, {
      key: 'late-deactivation',
      ...(await facts(req, request)),
      requestorName: request.requestorName,
      requestorTelephone: request.requestorPhone || undefined,
      reviewUrl: siteUrl(req, `/admin/collections/requests/${request.id}`),
    })
}

/** Word to the Operations Unit, so that an investigation can be completed (R44, R45). */
export async function informOperationsUnit(
  req: PayloadRequest,
  request: Request,
  { id, deactivatedAt }: { id: string; deactivatedAt: Date },
): Promise<void> {
  const to = await operationsEmail(req)
  const { contact } = await contactsOf(req, request)
  const { clock } = applicationOf(req.payload)
  const lastMomentAt = lastMomentOf(momentOf(request))
  await queue(req, request, `incident:${id}:deactivated:${to}`, to, contact, {
    key: 'late-account-deactivated',
    ...(await facts(req, request)),
    deactivatedAt: formatPacificInstant(deactivatedAt),
    exposure: exposureInWords(exposureOf({ lastMomentAt, deactivatedAt }, clock.now())),
    incidentUrl: siteUrl(req, `/admin/collections/incidents/${id}`),
  })
}

async function facts(req: PayloadRequest, request: Request) {
  const organizations = await namesOf(req, 'organizations', [String(request.organization)])
  const { lastDay, lastTime } = momentOf(request)
  return {
    reference: request.reference,
    kind: request.kind,
    staffName: fullName(request.staffGivenName, request.staffFamilyName),
    organizationName: organizations.get(String(request.organization)) ?? '',
    lastMoment: lastDayInWords({ lastDay, lastTime }),
  }
}

async function queue(
  req: PayloadRequest,
  request: Request,
  key: string,
  to: string,
  replyTo: string,
  notice: Notice,
): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  await queueMessage(
    sqlOf(req),
    config.keys,
    { key, to, replyTo, notice, requestId: request.id },
    clock.now(),
  )
}
