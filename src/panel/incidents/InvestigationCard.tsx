import type { Incident } from '../../payload-types.ts'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { elapsedInWords } from '../../policy/incidentOrder.ts'
import type { GivenFindings } from '../../policy/investigation.ts'
import type { InvestigationView, Round } from '../../services/investigations/investigationRecord.ts'
import { Instant, pacificTimeOf } from '../parts/Instant.tsx'
import { FileForm } from './FileForm.tsx'
import { FindingsForm } from './FindingsForm.tsx'
import { InvestigateForm } from './InvestigateForm.tsx'
import { RoundRecord } from './RoundRecord.tsx'
import { SecurityOfficeForm } from './SecurityOfficeForm.tsx'
import { StepForm } from './StepForm.tsx'

type CardProps = {
  incident: Incident
  investigation: InvestigationView
  /** The signed-in person. */
  selfId: string
}

/** The investigation of the Operations Unit with all of its rounds; only oversight gets here (R45). */
export function InvestigationCard({ incident, investigation, selfId }: CardProps) {
  const [last, ...earlier] = investigation.rounds
  return (
    <section aria-labelledby="investigation" className="cj-card cj-investigation">
      <h2 id="investigation" tabIndex={-1}>
        Investigation
      </h2>
      <p>
        The Operations Unit determines whether confidential or sensitive data were accessed after the last
        moment. Coordinators of the organization do not see this part.
      </p>
      <SecurityOffice investigation={investigation} told={last?.record.securityOfficeToldAt} />
      <Beginning incident={incident} investigation={investigation} selfId={selfId} />
      {last ? <LastRound incident={incident} investigation={investigation} round={last} /> : null}
      {earlier.map((round) => (
        <RoundRecord key={round.record.id} round={round} />
      ))}
    </section>
  )
}

/** Opens the first round or the next one, for who may give it to somebody. */
function Beginning({ incident, investigation, selfId }: CardProps) {
  const { state } = incident
  if (state === 'open')
    return <p>The account is still active. The investigation can begin once its deactivation is recorded.</p>
  if (state === 'unfounded') return <p>There is nothing to investigate: the deactivation was not late.</p>
  if (state === 'under-investigation') return null
  if (!investigation.mayAssign)
    return state === 'deactivated' ? <p>The investigation has not begun yet.</p> : null
  const form = (
    <InvestigateForm
      key={state}
      incidentId={incident.id}
      candidates={investigation.candidates}
      selfId={selfId}
      again={state === 'closed'}
    />
  )
  return (
    <div className="cj-no-print">
      {investigation.mayNot ? <p className="cj-why">{investigation.mayNot}.</p> : null}
      {state === 'closed' ? (
        <details>
          <summary>Open the investigation again</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </div>
  )
}

function LastRound({
  incident,
  investigation: { mayNot, mayAssign, fileRule },
  round,
}: Omit<CardProps, 'selfId'> & { round: Round }) {
  const isOpen = incident.state === 'under-investigation'
  if (!isOpen || mayNot)
    return (
      <>
        {isOpen && mayAssign && mayNot ? <p className="cj-why">{mayNot}.</p> : null}
        <RoundRecord round={round} />
      </>
    )
  const { record } = round
  return (
    <RoundRecord round={round} withoutFindings>
      <div className="cj-no-print">
        <h3>Add to the log</h3>
        <StepForm key={`step ${record.id}`} incidentId={incident.id} />
        <h3>Add a file</h3>
        <FileForm key={`file ${record.id}`} incidentId={incident.id} rule={fileRule} />
        <h3>Security office</h3>
        <SecurityOfficeForm
          key={`office ${record.id}`}
          incidentId={incident.id}
          saved={{
            toldOn: pacificDay(record.securityOfficeToldAt),
            toldTime: pacificTime(record.securityOfficeToldAt),
          }}
        />
      </div>
      <FindingsForm key={`findings ${record.id}`} incidentId={incident.id} saved={savedOf(round)} />
    </RoundRecord>
  )
}

const pacificDay = (at?: string | null) => (at ? pacificDateOf(new Date(at)) : '')
const pacificTime = (at?: string | null) => (at ? pacificTimeOf(new Date(at)) : '')

const savedOf = ({ record }: Round): GivenFindings => ({
  signInSeen: record.signInSeen ?? '',
  lastSignInOn: pacificDay(record.lastSignInAt),
  lastSignInTime: pacificTime(record.lastSignInAt),
  dataAccessed: record.dataAccessed ?? '',
  cause: record.cause ?? '',
  findings: record.findings ?? '',
  correctiveAction: record.correctiveAction ?? '',
  correctiveOwner: record.correctiveOwner ?? '',
  correctiveBy: record.correctiveBy ?? '',
})

/** A clock that is shown, nothing more. */
function SecurityOffice({ investigation, told }: { investigation: InvestigationView; told?: string | null }) {
  const { securityOfficeDue: due, securityOfficeHours: hours } = investigation
  if (!due) return null
  return (
    <p>
      The security office is to be told by {formatPacificInstant(due)}, {hours}{' '}
      {hours === 1 ? 'hour' : 'hours'} after the Operations Unit was informed.{' '}
      {told ? (
        <>
          It was told on <Instant at={told} />
          {new Date(told) > due ? `, ${elapsedInWords(due, new Date(told))}` : ', in time'}.
        </>
      ) : (
        'That it was told is not on record yet.'
      )}
    </p>
  )
}
