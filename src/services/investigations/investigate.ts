import { randomUUID } from 'node:crypto'
import { isRecordId } from '../../database/recordId.ts'
import type { Incident, Investigation } from '../../payload-types.ts'
import { mayNotInvestigate, readReopenReason, readStep } from '../../policy/investigation.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import type { Application } from '../application.ts'
import { Refused } from '../refused.ts'
import {
  type Acting,
  actOnIncident,
  asInvestigator,
  type By,
  openRound,
  setIncident,
} from './actOnIncident.ts'

/** Opens the investigation of a late deactivation, for oneself or for somebody else of the Operations Unit (R45). */
export const openInvestigation = (
  app: Application,
  by: By,
  { investigator }: { investigator?: string },
): Promise<Result<Incident>> =>
  actOnIncident(app, by, 'investigate', (acting) => beginRound(acting, { investigator }))

/** Opens once more what was closed: a new round, linked to the last, which stays as it is (D12). */
export const reopenInvestigation = (
  app: Application,
  by: By,
  given: { reason: string; investigator?: string },
): Promise<Result<Incident>> =>
  actOnIncident(app, by, 'reopen', (acting) => {
    const reason = readReopenReason(given.reason)
    if (!reason.ok) throw new Refused(reason.problems)
    return beginRound(acting, { investigator: given.investigator, reason: reason.value })
  })

async function beginRound(
  acting: Acting,
  { investigator, reason }: { investigator?: string; reason?: string },
): Promise<Incident> {
  const { req, incident, investigation: last, now } = acting
  const investigatorId = await chosen(acting, investigator)
  const opened = await req.payload.create({
    collection: 'investigations',
    data: {
      incident: incident.id,
      round: (last?.round ?? 0) + 1,
      ...(last && { reopens: last.id, reopenReason: reason }),
      investigator: investigatorId,
      openedAt: now.toISOString(),
    },
    depth: 0,
    overrideAccess: true,
    req,
  })
  await acting.audit(last ? 'investigation-reopened' : 'investigation-opened', opened.id, {
    after: {
      incident: incident.id,
      round: opened.round,
      investigator: investigatorId,
      ...(last && { reopens: last.id, reason }),
    },
  })
  return setIncident(acting, { state: 'under-investigation', closedAt: null })
}

const nobody: Problem = {
  code: 'investigator-unknown',
  field: 'investigator',
  message: 'Choose somebody of the Operations Unit',
  clause: 'R45',
}

/** Oneself, or who was named; refused as one's own act in the first case, as a slip in the second. */
async function chosen({ req, coordinator, involved }: Acting, id?: string): Promise<string> {
  if (!id || id === coordinator.id) {
    const own = mayNotInvestigate(asInvestigator(coordinator), involved)
    if (own) throw new Refused([{ ...own, field: 'investigator' }], 403)
    return coordinator.id
  }
  const other = isRecordId(id)
    ? await req.payload.findByID({
        collection: 'coordinators',
        id,
        depth: 0,
        disableErrors: true,
        overrideAccess: true,
        req,
      })
    : null
  if (!other) throw new Refused([nobody])
  const problem = mayNotInvestigate(asInvestigator(other), involved)
  if (problem) throw new Refused([{ ...problem, code: 'investigator-may-not', field: 'investigator' }])
  return other.id
}

/** Adds a line to the log of an investigation, which nobody changes any more (D12). */
export const addStep = (app: Application, by: By, given: { text: string }): Promise<Result<Investigation>> =>
  actOnIncident(app, by, 'work', async (acting) => {
    const text = readStep(given.text)
    if (!text.ok) throw new Refused(text.problems)
    const round = openRound(acting)
    await acting.sql.query(
      'insert into investigation_steps (id, investigation_id, at, coordinator_id, text) values ($1, $2, $3, $4, $5)',
      [randomUUID(), round.id, acting.now, acting.coordinator.id, text.value],
    )
    await acting.audit('investigation-step-added', round.id, { after: { text: text.value } })
    return round
  })
