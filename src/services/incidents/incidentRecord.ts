import type { PayloadRequest } from 'payload'
import { activeCoordinator, seesEverything } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { isRecordId } from '../../database/recordId.ts'
import type { Incident } from '../../payload-types.ts'
import type { IncidentTimes } from '../../policy/incidentOrder.ts'
import { pauseInWords } from '../../policy/pauses.ts'
import { type InvestigationView, investigationOf } from '../investigations/investigationRecord.ts'
import { applicationOf } from '../application.ts'
import { idOf, namesOf } from '../names.ts'
import { visibleStaffId } from '../relatedRequests.ts'
import { within } from '../within.ts'

/** One late deactivation with what it rests on, as the signed-in person may see it. */
export type IncidentView = {
  incident: Incident
  times: IncidentTimes
  /** UTC instant at which it was read. */
  readAt: Date
  organization: { id: string; name: string }
  /** Where the person may see it. */
  request?: { id: string; reference: string; requestor: string; sentAt: string }
  staffId?: string
  processor?: string
  /** In words, the times in which CalJOBS could not be used while the account could be used too long. */
  pauses: string[]
  /** For the Operations Unit and auditors alone (R45). */
  investigation?: InvestigationView
}

/** Reads one late deactivation; nothing where the signed-in person may not see it (R18, R43-R45). */
export async function readIncident(req: PayloadRequest, id: string): Promise<IncidentView | undefined> {
  if (!activeCoordinator(req.user) || !isRecordId(id)) return undefined
  const incident = await req.payload.findByID({ collection: 'incidents', id, ...within(req) })
  if (!incident) return undefined
  const readAt = applicationOf(req.payload).clock.now()
  const times = timesOf(incident)
  const organizationId = idOf(incident.organization) ?? ''
  const processorId = idOf(incident.processedBy)
  const [organizations, people, request, staffId, pauses, investigation] = await Promise.all([
    namesOf(req, 'organizations', [organizationId]),
    namesOf(req, 'coordinators', [processorId]),
    requestOf(req, incident),
    visibleStaffId(req, idOf(incident.staff)),
    pausesDuring(req, times, readAt),
    seesEverything(req.user) ? investigationOf(req, incident) : undefined,
  ])
  return {
    incident,
    times,
    readAt,
    organization: { id: organizationId, name: organizations.get(organizationId) ?? '' },
    request,
    staffId,
    processor: people.get(processorId ?? ''),
    pauses,
    ...(investigation && { investigation }),
  }
}

const instantOf = (at: string | null | undefined): Date | undefined => (at ? new Date(at) : undefined)

export const timesOf = (incident: Incident): IncidentTimes => ({
  state: incident.state,
  source: incident.source,
  lastMomentAt: new Date(incident.lastMomentAt),
  coordinatorsToldAt: instantOf(incident.coordinatorsToldAt),
  deactivatedAt: instantOf(incident.deactivatedAt),
  operationsToldAt: instantOf(incident.operationsToldAt),
  closedAt: instantOf(incident.closedAt),
})

async function requestOf(req: PayloadRequest, incident: Incident): Promise<IncidentView['request']> {
  const id = idOf(incident.request)
  if (!id) return undefined
  const request = await req.payload.findByID({ collection: 'requests', id, ...within(req) })
  if (!request) return undefined
  return {
    id,
    reference: request.reference,
    requestor: `${request.requestorName}, ${request.requestorEmail}`,
    sentAt: request.submittedAt,
  }
}

/** The last moment stays where it is (R40); the record still tells why nobody could act. */
async function pausesDuring(req: PayloadRequest, times: IncidentTimes, now: Date): Promise<string[]> {
  const { rows } = await poolOf(req.payload).query<{ from: Date; to: Date | null; reason: string }>(
    `select "from", "to", reason from unavailable_periods
      where "from" < $2 and ("to" is null or "to" > $1) order by "from"`,
    [times.lastMomentAt, times.deactivatedAt ?? times.closedAt ?? now],
  )
  return rows.map(({ from, to, reason }) => pauseInWords({ from, to: to ?? undefined, reason }))
}

/** The late deactivation that a request led to, where the signed-in person may see it. */
export async function incidentOfRequest(
  req: PayloadRequest,
  requestId: string,
): Promise<Pick<Incident, 'id' | 'state'> | undefined> {
  const { docs } = await req.payload.find({
    collection: 'incidents',
    where: { request: { equals: requestId } },
    sort: '-openedAt',
    ...within(req),
    limit: 1,
  })
  return docs[0] && { id: docs[0].id, state: docs[0].state }
}
