import { inTransaction } from '../../src/database/transaction.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import type { GivenFindings } from '../../src/policy/investigation.ts'
import { openInvestigation } from '../../src/services/investigations/investigate.ts'
import { anIncident } from './incidents.ts'
import { app } from './setup.ts'
import { aCoordinator, anOrganization, aRequest, outcome, signedIn, sql } from './world.ts'

export const coordinator = await aCoordinator('wsb-spoc')
export const neighbor = await aCoordinator('wsb-spoc')
export const operations = await aCoordinator('operations-unit', { name: 'Sample Investigator' })
export const processor = await aCoordinator('operations-unit', { name: 'Sample Processor' })
export const auditor = await aCoordinator('auditor')

/** A late deactivation of an area of its own. */
export async function late(over: Parameters<typeof anIncident>[1] = {}) {
  const organization = await anOrganization('wsb-field-division', [coordinator])
  const { requestId } = await aRequest(organization.id)
  const of = { organizationId: organization.id, requestId }
  const id = await anIncident(of, {
    ...(over.state === 'open' ? {} : { processed_by_id: processor.id }),
    ...over,
  })
  return { id, ...of }
}

export const by = (incidentId: string, who: Coordinator = operations) => ({ incidentId, user: signedIn(who) })
export const asReader = <Value>(who: Coordinator, read: Parameters<typeof inTransaction<Value>>[1]) =>
  inTransaction(app.payload, read, signedIn(who))

export const known: GivenFindings = {
  signInSeen: 'after-last-moment',
  lastSignInOn: '2026-11-22',
  lastSignInTime: '09:30',
  dataAccessed: 'not-accessed',
  cause: 'told-late',
  findings: 'One sign-in, no page with data was opened.',
  correctiveAction: '',
  correctiveOwner: '',
  correctiveBy: '',
}
export const nothingKnown: GivenFindings = {
  ...known,
  signInSeen: '',
  lastSignInOn: '',
  lastSignInTime: '',
  findings: '',
}

export async function investigated() {
  const incident = await late()
  const opened = outcome(await openInvestigation(app, by(incident.id), {}))
  if (opened !== 'done') throw new Error(opened)
  return incident
}

export const rounds = async (incidentId: string) =>
  (await sql.query('select * from investigations where incident_id = $1 order by round', [incidentId])).rows
export const stateOf = async (id: string) =>
  (await sql.query('select state, closed_at from incidents where id = $1', [id])).rows[0]
