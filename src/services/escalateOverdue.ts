import { writeAuditEvent } from '../audit/writeAuditEvent.ts'
import { poolOf } from '../database/connection.ts'
import { inTransaction, type Transaction } from '../database/transaction.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Organization, Request } from '../payload-types.ts'
import { formatPacificInstant, pacificDateOf } from '../policy/dates.ts'
import { type EscalationQuestion, nextEscalation } from '../policy/escalation.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { fullName } from '../policy/people.ts'
import type { EscalationLevel } from '../policy/vocabulary.ts'
import type { Application } from './application.ts'
import { contactsOf } from './contacts.ts'
import { MOST_COUNTED } from './count.ts'
import { AT_A_TIME, eachOfMany, type Worked } from './eachOfMany.ts'
import { lockedRequest } from './lockRequest.ts'
import { idOf, idsOf } from './names.ts'
import { standInsFor, type StandIn } from './routeRequest.ts'
import { moveClocks } from './moveClocks.ts'
import { targetRules } from './targets.ts'
import { organizationById } from './organizationById.ts'

/**
 * Sends every overdue request on: to the delegate, and when that did not help, to the Operations Unit; each step
 * once, however often this runs.
 * @param signal ends it after the request in hand
 * @returns how many were sent on, and how many could not be
 */
export async function escalateOverdue(app: Application, signal?: AbortSignal): Promise<Worked> {
  await moveWhilePaused(app)
  return eachOfMany(app, {
    nextIds: (after) => nextIds(app, after),
    work: async (transaction, id) => ((await escalate(app, transaction, id)) ? 1 : 0),
    failed: (id) => `The overdue request ${id} could not be escalated`,
    signal,
  })
}

/** How many requests have passed their target and were sent on to nobody yet; 501 are counted at most. */
export async function countOverdue(app: Application): Promise<number> {
  const { rows } = await poolOf(app.payload).query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from requests where state in ('submitted', 'in-review', 'granted') and due_at < $1
          and escalated_to is null limit ${MOST_COUNTED + 1}) waiting`,
    [app.clock.now()],
  )
  return rows[0]?.count ?? 0
}

/** As long as CalJOBS cannot be used, the targets and the temporary passwords move with the time. */
async function moveWhilePaused(app: Application): Promise<void> {
  const { rowCount } = await poolOf(app.payload).query(
    'select 1 from unavailable_periods where "to" is null and "from" <= $1 limit 1',
    [app.clock.now()],
  )
  if (rowCount) await inTransaction(app.payload, ({ req }) => moveClocks(req))
}

async function nextIds(app: Application, after?: string): Promise<string[]> {
  const { rows } = await poolOf(app.payload).query<{ id: string }>(
    `select id from requests where state in ('submitted', 'in-review', 'granted') and due_at < $1
       and escalated_to is distinct from 'operations-unit' and ($2::uuid is null or id > $2)
      order by id limit ${AT_A_TIME}`,
    [app.clock.now(), after ?? null],
  )
  return rows.map(({ id }) => id)
}

/** Looked at again on the locked row: it may have been decided since. */
async function escalate(app: Application, transaction: Transaction, id: string): Promise<boolean> {
  const { req } = transaction
  const now = app.clock.now()
  const request = await lockedRequest(req, id)
  if (!request) return false
  const organization = await organizationById(req, idOf(request.organization) ?? '')
  const standIns = await standInsFor(req, organization, request, pacificDateOf(now))
  const level = nextEscalation(await questionOf(transaction, request, standIns, now), now)
  if (level) await sendOn(app, transaction, { request, organization, standIns, level })
  return level !== undefined
}

async function questionOf(
  { req, sql }: Transaction,
  request: Request,
  standIns: Record<EscalationLevel, StandIn[]>,
  now: Date,
): Promise<EscalationQuestion> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  const { isClosed } = await targetRules(req, sql, now)
  const at = (instant: string | null | undefined) => (instant ? new Date(instant) : undefined)
  return {
    state: request.state,
    dueAt: at(request.dueAt),
    escalatedTo: request.escalatedTo ?? undefined,
    escalatedAt: at(request.escalatedAt),
    routeLevel: request.routeLevel as EscalationQuestion['routeLevel'],
    hasDelegate: standIns.delegate.length > 0,
    escalateAfterDays: settings.escalateAfterDays,
    isClosed,
  }
}

type Step = {
  request: Request
  organization: Organization
  standIns: Record<EscalationLevel, StandIn[]>
  level: EscalationLevel
}

async function sendOn(app: Application, transaction: Transaction, step: Step): Promise<void> {
  const { req, sql } = transaction
  const { request, standIns, level } = step
  const now = app.clock.now()
  const before = await contactsOf(req, request)
  const routedTo = [...new Set([...stillWith(step), ...standIns[level].map(({ id }) => id)])]
  await req.payload.update({
    collection: 'requests',
    id: request.id,
    data: { escalatedTo: level, escalatedAt: now.toISOString(), routedTo },
    depth: 0,
    overrideAccess: true,
    context: { transition: 'escalate' },
    req,
  })
  await writeAuditEvent(
    sql,
    {
      event: 'request-escalated',
      actor: { kind: 'system' },
      subject: { kind: 'request', id: request.id },
      requestId: request.id,
      organizationId: idOf(request.organization),
      before: { escalatedTo: request.escalatedTo ?? null },
      after: { escalatedTo: level, dueAt: request.dueAt, routedTo },
    },
    now,
  )
  await tell(app, transaction, step, before)
}

/** A former coordinator of the organization does not come back to a request by its escalation (R18). */
function stillWith({ request, organization }: Step): string[] {
  const routed = idsOf(request.routedTo)
  if (request.routeLevel !== 'organization' || request.escalatedTo) return routed
  return routed.filter((id) => idsOf(organization.coordinators).includes(id))
}

/** Those who have it now and those who had it before; the Operations Unit by its mailbox. */
async function tell(
  app: Application,
  { req, sql }: Transaction,
  { request, organization, standIns, level }: Step,
  before: { contact: string; told: string[] },
): Promise<void> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  const after =
    level === 'operations-unit' ? [settings.operationsEmail] : standIns.delegate.map(({ email }) => email)
  // Of a late deactivation, those who had it before have the urgent word already (R43).
  const others = kindOf(request.kind).target === 'last-moment' ? [] : before.told
  for (const to of new Set([...after, ...others]))
    await queueMessage(
      sql,
      app.config.keys,
      {
        key: `${request.id}:overdue:${level}:${request.dueAt}:${to}`,
        to,
        replyTo: before.contact,
        requestId: request.id,
        notice: {
          key: 'request-overdue',
          reference: request.reference,
          kind: request.kind,
          staffName: fullName(request.staffGivenName, request.staffFamilyName),
          organizationName: organization.name,
          dueAt: formatPacificInstant(new Date(request.dueAt ?? app.clock.now())),
          level,
          reviewUrl: `${app.config.publicUrl}/admin/collections/requests/${request.id}`,
        },
      },
      app.clock.now(),
    )
}
