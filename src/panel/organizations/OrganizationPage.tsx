import Link from 'next/link.js'
import type { AdminViewServerProps } from 'payload'
import { pacificDateOf } from '../../policy/dates.ts'
import { ACCEPTED_FILES, MAXIMUM_FILE_BYTES } from '../../evidence/limits.ts'
import { organizationFlagHints } from '../../policy/organizations.ts'
import { coordinatorKindLabels, organizationTypeLabels } from '../../policy/vocabulary.ts'
import { applicationOf } from '../../services/application.ts'
import { countWords } from '../../services/count.ts'
import { type InboxView, inboxViewLabels } from '../../services/inboxQuery.ts'
import type { ListedCoordinator } from '../../services/organizationList.ts'
import { type OrganizationPageView, readOrganization } from '../../services/organizationRecord.ts'
import { staffViewLabels, staffViews } from '../../services/staffQuery.ts'
import { inboxAddress } from '../inbox/addresses.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { staffAddress } from '../people/addresses.ts'
import { type Fact, Facts } from '../review/Facts.tsx'
import { organizationFormPath, organizationListPath, organizationPath } from './addresses.ts'
import { Closing } from './Closing.tsx'
import { absenceInWords } from './CoordinatorNames.tsx'
import { Flags } from './Flags.tsx'
import { ProcessOnFile } from './ProcessOnFile.tsx'
import { Requestors } from './Requestors.tsx'
import { activeInWords } from './words.ts'

const trail = { label: 'Organizations', url: organizationListPath }

/** One organization: who coordinates it, what is on file, and how much there is to do (R7, R18). */
export function OrganizationPage(view: AdminViewServerProps) {
  const id = [view.params?.segments ?? []].flat().at(-1) ?? ''
  return framed(view, organizationPath(id), async (req) => {
    const found = await readOrganization(req, id)
    if (!found) return <NotThere />
    return <Organization view={found} today={pacificDateOf(applicationOf(req.payload).clock.now())} />
  })
}

function Organization({ view, today }: { view: OrganizationPageView; today: string }) {
  const { organization, requestors, requestorsTotal, mayEdit } = view
  const { id, name, type, flags } = organization
  return (
    <Page heading={name} trail={[trail, { label: name }]}>
      <div className="cj-summary">
        <p className="cj-lead">{organizationTypeLabels[type]}</p>
        {mayEdit ? (
          <p className="cj-actions cj-no-print">
            <Link prefetch={false} href={organizationFormPath(id)}>
              Edit this organization
            </Link>
          </p>
        ) : null}
      </div>
      {flags.length ? (
        <div className="cj-why">
          {flags.map((flag) => (
            <div key={flag}>
              <Flags flags={[flag]} />
              <p>{organizationFlagHints[flag]}</p>
            </div>
          ))}
        </div>
      ) : null}
      <Numbers view={view} />
      <div className="cj-person">
        <section aria-labelledby="coordinators" className="cj-card">
          <h2 id="coordinators">Coordinators</h2>
          <People people={organization.coordinators} nobody="No coordinator of its own is named." />
          <h3>Delegate</h3>
          <People
            people={organization.delegate ? [organization.delegate] : []}
            nobody="No delegate is named. Where no coordinator can act, the Operations Unit stands in."
          />
        </section>
        <section aria-labelledby="facts" className="cj-card">
          <h2 id="facts">On record</h2>
          <Facts facts={factsOf(view)} />
        </section>
      </div>
      <ProcessOnFile
        view={view}
        rule={{ accepted: ACCEPTED_FILES, maximumBytes: MAXIMUM_FILE_BYTES }}
        today={today}
      />
      {mayEdit ? (
        <Closing
          organizationId={id}
          name={name}
          activeTo={organization.activeTo ?? ''}
          openRequests={countWords(view.requestCounts.open)}
          activeAccounts={countWords(view.staffCounts.active)}
        />
      ) : null}
      <Requestors requestors={requestors} total={requestorsTotal} organizationId={id} />
    </Page>
  )
}

const requestViews = ['open', 'late', 'overdue', 'granted', 'waiting', 'all'] as const satisfies InboxView[]

/** Each number is a link to exactly what it counts. */
const Numbers = ({ view: { organization, requestCounts, staffCounts } }: { view: OrganizationPageView }) => (
  <div className="cj-person">
    <section aria-labelledby="requests" className="cj-card">
      <h2 id="requests">Requests</h2>
      <ul className="cj-numbers">
        {requestViews.map((view) => (
          <li key={view}>
            <Link prefetch={false} href={inboxAddress({ view, organizationId: organization.id })}>
              {inboxViewLabels[view]}: <span className="cj-count">{countWords(requestCounts[view])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
    <section aria-labelledby="staff" className="cj-card">
      <h2 id="staff">Staff</h2>
      <ul className="cj-numbers">
        {staffViews.map((view) => (
          <li key={view}>
            <Link prefetch={false} href={staffAddress({ view, organizationId: organization.id })}>
              {staffViewLabels[view]}: <span className="cj-count">{countWords(staffCounts[view])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  </div>
)

function People({ people, nobody }: { people: ListedCoordinator[]; nobody: string }) {
  if (!people.length) return <p>{nobody}</p>
  return (
    <ul className="cj-people">
      {people.map((person) => (
        <li key={person.id}>
          <strong>{person.name}</strong>, {coordinatorKindLabels[person.kind]}
          <span className="cj-under">
            <a href={`mailto:${person.email}`}>{person.email}</a>
            {person.phone ? `, ${person.phone}` : ''}
          </span>
          {person.active ? null : <span className="cj-flag">Account not active</span>}
          <Absence person={person} />
        </li>
      ))}
    </ul>
  )
}

function Absence({ person }: { person: ListedCoordinator }) {
  const words = absenceInWords(person)
  if (!words) return null
  return <span className={person.isAwayToday ? 'cj-flag' : 'cj-under'}>{words}</span>
}

const factsOf = ({ organization, emailDomains, localInstructions }: OrganizationPageView): Fact[] => [
  {
    label: 'Takes requests',
    value: (
      <>
        {activeInWords(organization)}
        {organization.isActive ? null : <span className="cj-flag">Not active today</span>}
      </>
    ),
  },
  {
    label: 'Mail domains',
    value: emailDomains.length
      ? emailDomains.join(', ')
      : 'None on record: a coordinator looks at the address of each requestor',
  },
  {
    label: 'Local instructions',
    value: localInstructions ? <span className="cj-prose">{localInstructions}</span> : 'None',
  },
]

const NotThere = () => (
  <Page heading="There is no such organization" trail={[trail]}>
    <p>
      There is no such organization, or it is not yours.{' '}
      <Link prefetch={false} href={organizationListPath}>
        Back to the organizations
      </Link>
    </p>
  </Page>
)
