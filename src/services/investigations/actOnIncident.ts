import type { PayloadRequest, TypedUser } from 'payload'
import { activeCoordinator, isOperationsUnit } from '../../access/roles.ts'
import type { AuditEventName } from '../../audit/events.ts'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction, type SqlExecutor, type Transaction } from '../../database/transaction.ts'
import type { Coordinator, Incident, Investigation } from '../../payload-types.ts'
import {
  type InvestigationAct,
  type Investigator,
  type Involved,
  mayNotInvestigate,
  outOfOrder,
} from '../../policy/investigation.ts'
import { failure, type Problem, type Result, success } from '../../policy/problem.ts'
import { actorOf } from '../actor.ts'
import type { Application } from '../application.ts'
import { idOf } from '../names.ts'
import { Refused } from '../refused.ts'
import { within } from '../within.ts'

/** Who acts on which late deactivation, from where. */
export type By = {
  incidentId: string
  user: TypedUser
  /** Network address of the person. */
  address?: string
}

/** An act in its transaction, with the incident locked. */
export type Acting = {
  req: PayloadRequest
  sql: SqlExecutor
  now: Date
  coordinator: Coordinator
  incident: Incident
  involved: Involved
  /** The last round; none before the first. */
  investigation?: Investigation
  /**
   * Writes the event of the act. Without the organization and the request: their coordinators read those of theirs,
   * and an investigation is for oversight alone.
   */
  audit: (
    event: AuditEventName,
    investigationId: string,
    more: { before?: unknown; after?: unknown },
  ) => Promise<void>
}

const notFound: Problem = { code: 'incident-not-found', message: 'There is no such late deactivation' }
const notOperations: Problem = {
  code: 'role-may-not',
  message: 'The CalJOBS Operations Unit investigates late deactivations',
  clause: 'R45',
}

/**
 * One act of an investigation in one transaction: for the Operations Unit alone, in the order of R43 to R45, and never
 * by somebody who is involved (D12).
 * @param act what is done: to open and to open again is also for who then gives the investigation to somebody else
 */
export async function actOnIncident<Value>(
  app: Application,
  by: By,
  act: InvestigationAct,
  change: (acting: Acting) => Promise<Value>,
): Promise<Result<Value>> {
  try {
    const value = await inTransaction(
      app.payload,
      async (transaction) => change(await begin(app, transaction, by, act)),
      by.user,
    )
    return success(value)
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function begin(
  app: Application,
  { req, sql }: Transaction,
  { incidentId, user, address }: By,
  act: InvestigationAct,
): Promise<Acting> {
  const coordinator = activeCoordinator(user)
  if (!coordinator) throw new Refused([notFound], 404)
  await sql.query('select id from incidents where id = $1 for update', [incidentId])
  const incident = await req.payload.findByID({ collection: 'incidents', id: incidentId, ...within(req) })
  if (!incident) throw new Refused([notFound], 404)
  if (!isOperationsUnit(user)) throw new Refused([notOperations], 403)
  const involved = await involvedIn(sql, incident)
  const own = act === 'work' ? mayNotInvestigate(asInvestigator(coordinator), involved) : undefined
  if (own) throw new Refused([own], 403)
  const tooSoon = outOfOrder(act, {
    state: incident.state,
    operationsToldAt: incident.operationsToldAt ? new Date(incident.operationsToldAt) : undefined,
  })
  if (tooSoon) throw new Refused([tooSoon], 409)
  const now = app.clock.now()
  return {
    req,
    sql,
    now,
    coordinator,
    incident,
    involved,
    investigation: await lastRound(req, incidentId),
    audit: (event, id, more) =>
      writeAuditEvent(
        sql,
        { event, actor: actorOf(req), subject: { kind: 'investigation', id }, address, ...more },
        now,
      ),
  }
}

export const asInvestigator = ({ id, email, kind, active }: Coordinator): Investigator => ({
  id,
  email,
  kind,
  active: active === true,
})

/** Who is part of what is investigated. */
export async function involvedIn(sql: SqlExecutor, incident: Incident): Promise<Involved> {
  const { rows } = await sql.query('select requestor_email from requests where id = $1', [
    idOf(incident.request),
  ])
  return {
    processedBy: idOf(incident.processedBy),
    requestorEmail: String(rows[0]?.requestor_email ?? ''),
    staffEmail: incident.personEmail,
  }
}

async function lastRound(req: PayloadRequest, incidentId: string): Promise<Investigation | undefined> {
  const { docs } = await req.payload.find({
    collection: 'investigations',
    where: { incident: { equals: incidentId } },
    sort: '-round',
    limit: 1,
    depth: 0,
    overrideAccess: true,
    req,
  })
  return docs[0]
}

/** The round that is open. @throws when there is none, which the state of the incident rules out */
export function openRound({ investigation }: Acting): Investigation {
  if (!investigation || investigation.closedAt) throw new Error('No investigation is open')
  return investigation
}

/** How far the incident is, in the same transaction as what brought it there. */
export const setIncident = (
  { req, incident }: Acting,
  data: Partial<Pick<Incident, 'state' | 'closedAt'>>,
): Promise<Incident> =>
  req.payload.update({ collection: 'incidents', id: incident.id, data, depth: 0, overrideAccess: true, req })
