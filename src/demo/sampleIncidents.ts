import type { TypedUser } from 'payload'
import { poolOf } from '../database/connection.ts'
import { addDays, PACIFIC, pacificDateOf } from '../policy/dates.ts'
import type { GivenFindings } from '../policy/investigation.ts'
import { type Result, success } from '../policy/problem.ts'
import type { IncidentState } from '../policy/vocabulary.ts'
import type { Application } from '../services/application.ts'
import { closeInvestigation } from '../services/investigations/findings.ts'
import { openInvestigation } from '../services/investigations/investigate.ts'

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeZone: PACIFIC, hour: '2-digit', minute: '2-digit' })

/** A deactivation of this minute. */
export const deactivatedNow = ({ clock }: Application) => ({
  deactivatedOn: pacificDateOf(clock.now()),
  deactivatedTime: timeOfDay.format(clock.now()),
})

const findings = (today: string): GivenFindings => ({
  signInSeen: 'not-known',
  lastSignInOn: '',
  lastSignInTime: '',
  dataAccessed: 'undetermined',
  cause: 'processed-late',
  findings: 'SAMPLE: the request lay in the inbox of a coordinator who was away.',
  correctiveAction: 'SAMPLE: every absence gets a delegate.',
  correctiveOwner: 'Morgan Sample',
  correctiveBy: addDays(today, 30),
})

/** What the Operations Unit does about the late deactivation of a sample request, unless it was done before. */
export async function actOnSampleIncident(
  app: Application,
  user: TypedUser,
  requestId: string,
  act: 'investigate' | 'close-investigation',
): Promise<Result<unknown>> {
  const { rows } = await poolOf(app.payload).query<{ id: string; state: IncidentState }>(
    'select id, state from incidents where request_id = $1',
    [requestId],
  )
  const [incident] = rows
  const by = { incidentId: incident?.id ?? '', user, address: '192.0.2.10' }
  if (act === 'investigate')
    return incident?.state === 'deactivated' ? openInvestigation(app, by, {}) : success({})
  return incident?.state === 'under-investigation'
    ? closeInvestigation(app, by, findings(pacificDateOf(app.clock.now())))
    : success({})
}
