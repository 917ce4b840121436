import { Rules } from '../parts/Cited.tsx'
import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { lastDayInWords } from '../../policy/deactivation.ts'
import { incidentExposureInWords, type OrderStep, orderOfSteps } from '../../policy/incidentOrder.ts'
import { incidentSourceLabels } from '../../policy/vocabulary.ts'
import { type IncidentView, readIncident } from '../../services/incidents/incidentRecord.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { staffPath } from '../people/addresses.ts'
import { PrintButton } from '../people/PrintButton.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { incidentListPath } from './addresses.ts'
import { IncidentChip } from './IncidentChip.tsx'
import { InvestigationCard } from './InvestigationCard.tsx'

const trail = { label: 'Late deactivations', url: incidentListPath }

/** One late deactivation: the order of R43 to R45 with its times, and for oversight the investigation (D12). */
export async function IncidentPage({ initPageResult }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  if (!id) return <NotOffered />
  const view = await readIncident(await createLocalReq({ user }, payload), String(id))
  return view ? (
    <Shown view={view} selfId={activeCoordinator(user)?.id ?? ''} />
  ) : (
    <NotThere
      heading="There is no such late deactivation"
      trail={trail}
      words="It does not exist, or it belongs to an organization that is not yours."
      back="Back to the list"
    />
  )
}

function Shown({ view, selfId }: { view: IncidentView; selfId: string }) {
  const { incident, times, readAt, organization, investigation } = view
  return (
    <Page
      heading={`Late deactivation: ${incident.personName}`}
      trail={[trail, { label: incident.personName }]}
    >
      <div className="cj-summary">
        <p className="cj-lead">
          {incident.username ? `${incident.username}, ` : ''}
          <Link prefetch={false} href={organizationPath(organization.id)}>
            {organization.name}
          </Link>
        </p>
        <p className="cj-summary__line">
          <IncidentChip state={incident.state} />
          <span>Exposure: {incidentExposureInWords(times, readAt)}</span>
        </p>
        <p className="cj-actions cj-no-print">
          {investigation ? <a href="#investigation">Go to the investigation</a> : null}
          <Link prefetch={false} href={incidentListPath}>
            Back to the list
          </Link>
          <PrintButton label="Print this page" />
        </p>
      </div>
      <section aria-labelledby="order" className="cj-card">
        <h2 id="order">What has to happen, in this order</h2>
        <ol className="cj-order">
          {orderOfSteps(times).map((step) => (
            <li key={step.name} data-done={step.at ? true : undefined}>
              <Step step={step} view={view} />
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="facts" className="cj-card">
        <h2 id="facts">The separation</h2>
        <Facts facts={factsOf(view)} />
      </section>
      <Pauses pauses={view.pauses} />
      {investigation ? (
        <InvestigationCard incident={incident} investigation={investigation} selfId={selfId} />
      ) : null}
    </Page>
  )
}

const Step = ({
  step: { name, label, clause, at, elapsed, note },
  view,
}: {
  step: OrderStep
  view: IncidentView
}) => (
  <>
    <p className="cj-order__label">{label}</p>
    <Rules codes={[clause]} />
    {at ? (
      <p>
        <Instant at={at.toISOString()} />
        {elapsed ? `, ${elapsed}` : ''}
      </p>
    ) : null}
    {note ? <p>{note}</p> : null}
    {name === 'deactivated' && view.incident.recordedAt ? (
      <p className="cj-under">
        Recorded on <Instant at={view.incident.recordedAt} />
        {view.processor ? ` by ${view.processor}` : ''}
      </p>
    ) : null}
  </>
)

const factsOf = ({ incident, times, readAt, request, staffId }: IncidentView): Fact[] => [
  { label: 'Staff member', value: <Person incident={incident} staffId={staffId} /> },
  { label: 'Last day', value: lastDayInWords(incident) },
  { label: 'Last moment', value: <Instant at={incident.lastMomentAt} /> },
  { label: 'Exposure', value: incidentExposureInWords(times, readAt) },
  {
    label: 'Found to be late',
    value: (
      <>
        <Instant at={incident.openedAt} />
        <span className="cj-under">{incidentSourceLabels[incident.source]}</span>
      </>
    ),
  },
  {
    label: 'Request',
    value: request ? (
      <>
        <Link prefetch={false} href={reviewPath(request.id)} className="cj-reference">
          {request.reference}
        </Link>
        <span className="cj-under">
          Sent <Instant at={request.sentAt} /> by {request.requestor}
        </span>
      </>
    ) : (
      'Of an organization that is not yours'
    ),
  },
]

const Person = ({ incident, staffId }: Pick<IncidentView, 'incident' | 'staffId'>) => (
  <>
    {staffId ? (
      <Link prefetch={false} href={staffPath(staffId)} className="cj-reference">
        {incident.personName}
      </Link>
    ) : (
      incident.personName
    )}
    <span className="cj-under">{incident.personEmail}</span>
  </>
)

const Pauses = ({ pauses }: { pauses: string[] }) =>
  pauses.length ? (
    <section aria-labelledby="pauses" className="cj-card">
      <h2 id="pauses">CalJOBS could not be used meanwhile</h2>
      <ul className="cj-pauses">
        {pauses.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>The last moment stays where it is all the same.</p>
    </section>
  ) : null

const NotOffered = () => (
  <Page heading="Late deactivations come on record by themselves" trail={[trail]}>
    <p>
      One is opened when an account is not deactivated by the end of the last day.{' '}
      <Link prefetch={false} href={incidentListPath}>
        Back to the list
      </Link>
    </p>
  </Page>
)
