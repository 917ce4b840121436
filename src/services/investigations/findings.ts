import type { Incident, Investigation } from '../../payload-types.ts'
import {
  type Findings,
  type GivenFindings,
  missingToClose,
  readFindings,
  readSecurityOfficeTold,
} from '../../policy/investigation.ts'
import type { Result } from '../../policy/problem.ts'
import type { Application } from '../application.ts'
import { Refused, refuseIf } from '../refused.ts'
import { type Acting, actOnIncident, type By, openRound, setIncident } from './actOnIncident.ts'

/** Saves what is known so far; it may be incomplete, but must hold together (R45). */
export const saveFindings = (
  app: Application,
  by: By,
  given: GivenFindings,
): Promise<Result<Investigation>> => actOnIncident(app, by, 'work', (acting) => save(acting, given))

/**
 * Closes an investigation with its determination, and the incident with it (R45, D12).
 * @param given what is saved first; without it, what was saved before counts
 */
export const closeInvestigation = (
  app: Application,
  by: By,
  given?: GivenFindings,
): Promise<Result<Incident>> =>
  actOnIncident(app, by, 'work', async (acting) => {
    const round = given ? await save(acting, given) : openRound(acting)
    refuseIf(missingToClose(findingsOf(round)))
    const closedAt = acting.now.toISOString()
    await change(acting, round.id, { closedAt, closedBy: acting.coordinator.id })
    await acting.audit('investigation-closed', round.id, {
      after: { incident: acting.incident.id, dataAccessed: round.dataAccessed, cause: round.cause },
    })
    return setIncident(acting, { state: 'closed', closedAt })
  })

/** Records when the security office was told. */
export const recordSecurityOffice = (
  app: Application,
  by: By,
  given: { toldOn: string; toldTime: string },
): Promise<Result<Investigation>> =>
  actOnIncident(app, by, 'work', async (acting) => {
    const round = openRound(acting)
    const at = readSecurityOfficeTold(given, new Date(acting.incident.lastMomentAt), acting.now)
    if (!at.ok) throw new Refused(at.problems)
    return record(acting, round, { securityOfficeToldAt: at.value.toISOString() })
  })

async function save(acting: Acting, given: GivenFindings): Promise<Investigation> {
  const read = readFindings(given, new Date(acting.incident.lastMomentAt), acting.now)
  if (!read.ok) throw new Refused(read.problems)
  return record(acting, openRound(acting), asStored(read.value))
}

type Stored = Partial<
  Pick<
    Investigation,
    | 'signInSeen'
    | 'lastSignInAt'
    | 'dataAccessed'
    | 'cause'
    | 'findings'
    | 'correctiveAction'
    | 'correctiveOwner'
    | 'correctiveBy'
    | 'securityOfficeToldAt'
    | 'closedAt'
    | 'closedBy'
  >
>

/** What is not known is stored as such. */
const asStored = (findings: Findings): Stored => ({
  signInSeen: findings.signInSeen ?? null,
  lastSignInAt: findings.lastSignInAt?.toISOString() ?? null,
  dataAccessed: findings.dataAccessed ?? null,
  cause: findings.cause ?? null,
  findings: findings.findings ?? null,
  correctiveAction: findings.correctiveAction ?? null,
  correctiveOwner: findings.correctiveOwner ?? null,
  correctiveBy: findings.correctiveBy ?? null,
})

/** What is stored, for the rules. */
export const findingsOf = (round: Investigation): Findings => ({
  signInSeen: round.signInSeen ?? undefined,
  lastSignInAt: round.lastSignInAt ? new Date(round.lastSignInAt) : undefined,
  dataAccessed: round.dataAccessed ?? undefined,
  cause: round.cause ?? undefined,
  findings: round.findings ?? undefined,
  correctiveAction: round.correctiveAction ?? undefined,
  correctiveOwner: round.correctiveOwner ?? undefined,
  correctiveBy: round.correctiveBy ?? undefined,
})

/** Writes what is new, and tells the audit trail what was before; nothing where nothing is new. */
async function record(acting: Acting, round: Investigation, data: Stored): Promise<Investigation> {
  const fields = Object.keys(data) as (keyof Stored)[]
  const changed = fields.filter((field) => (round[field] ?? null) !== (data[field] ?? null))
  if (!changed.length) return round
  const only = (values: Stored) => Object.fromEntries(changed.map((field) => [field, values[field] ?? null]))
  const written = await change(acting, round.id, data)
  await acting.audit('investigation-changed', round.id, { before: only(round), after: only(data) })
  return written
}

const change = ({ req }: Acting, id: string, data: Stored): Promise<Investigation> =>
  req.payload.update({ collection: 'investigations', id, data, depth: 0, overrideAccess: true, req })
