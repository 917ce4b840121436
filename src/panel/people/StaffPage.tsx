import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { type CivilDate, formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { ageInWords } from '../../policy/dueDates.ts'
import { fullName } from '../../policy/people.ts'
import { readTopic } from '../../policy/timeline.ts'
import { statementFormNames } from '../../policy/vocabulary.ts'
import { readPack } from '../../services/evidencePacks/packRecord.ts'
import { readStaffRecord, type StaffRecord } from '../../services/staffRecord.ts'
import { inboxAddress } from '../inbox/addresses.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { EvidencePack } from '../packs/EvidencePack.tsx'
import { Page } from '../parts/Page.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { AccountChip } from './AccountChip.tsx'
import { staffListPath } from './addresses.ts'
import { DueOn } from './DueOn.tsx'
import { PrintButton } from './PrintButton.tsx'
import { Timeline } from './Timeline.tsx'

const trail = { label: 'Staff', url: staffListPath }

/** Everything about one account on one page: what stands on record, and how it came to be (R8). */
export async function StaffPage({ initPageResult, searchParams }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  if (!id) return <NotOffered />
  const req = await createLocalReq({ user }, payload)
  const [record, pack] = await Promise.all([readStaffRecord(req, String(id)), readPack(req, String(id))])
  if (!record) return <NotThere />
  const { staff, timeline } = record
  const name = fullName(staff.givenName, staff.familyName)
  return (
    <Page heading={name} trail={[trail, { label: name }]}>
      <div className="cj-summary">
        <p className="cj-lead">
          {staff.username ? `${staff.username}, ` : ''}
          <Link prefetch={false} href={organizationPath(record.organization.id)}>
            {record.organization.name}
          </Link>
        </p>
        <p className="cj-summary__line">
          <AccountChip state={staff.accountState} />
        </p>
        <p className="cj-actions cj-no-print">
          <Link prefetch={false} href={inboxAddress({ view: 'all', search: staff.email })}>
            Requests for this person
          </Link>
          <a href="#time-line">Go to the time line</a>
          <PrintButton label="Print this page" />
        </p>
      </div>
      <div className="cj-person">
        <Card id="account" heading="Account" facts={accountFacts(record)} />
        <Card id="documents" heading="Documents" facts={documentFacts(record)} />
        <Card id="person" heading="Person" facts={personFacts(record)} />
      </div>
      {pack ? <EvidencePack staffId={staff.id} state={pack} /> : null}
      <Timeline staffId={staff.id} timeline={timeline} topic={readTopic(searchParams?.show)} />
    </Page>
  )
}

const Card = ({ id, heading, facts }: { id: string; heading: string; facts: Fact[] }) => (
  <section aria-labelledby={id} className="cj-card">
    <h2 id={id}>{heading}</h2>
    <Facts facts={facts} />
  </section>
)

const accountFacts = ({ staff, requestor, privileges }: StaffRecord): Fact[] => [
  { label: 'CalJOBS username', value: staff.username },
  ...(staff.deactivatedAt
    ? [{ label: 'Deactivated', value: formatPacificInstant(new Date(staff.deactivatedAt)) }]
    : []),
  { label: 'Requestor of record', value: <Requestor requestor={requestor} /> },
  {
    label: 'Need confirmed on',
    value: staff.confirmedOn ? formatCivilDate(staff.confirmedOn) : 'Never',
  },
  { label: 'Job function', value: staff.jobFunction },
  {
    label: 'Privileges now',
    value: privileges.length ? (
      <ul>
        {privileges.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    ) : (
      'None on record'
    ),
  },
]

function Requestor({ requestor }: Pick<StaffRecord, 'requestor'>) {
  if (!requestor)
    return (
      <>
        Nobody.{' '}
        <Link prefetch={false} href="/admin/unowned">
          Accounts without a requestor
        </Link>
      </>
    )
  return (
    <>
      {requestor.name}
      <span className="cj-under">{requestor.email}</span>
      {requestor.isGone && requestor.goneOn ? (
        <span className="cj-flag">Gone since {formatCivilDate(requestor.goneOn)}</span>
      ) : null}
    </>
  )
}

const documentFacts = ({ staff, statementRevision, today }: StaffRecord): Fact[] => [
  { label: 'ISPA training', value: dated(staff.ispaCompletedOn, today) },
  {
    label: 'Confidentiality statement',
    value: (
      <>
        {staff.statementForm && staff.statementSignedOn ? `${statementFormNames[staff.statementForm]}, ` : ''}
        {dated(staff.statementSignedOn, today)}
        {statementRevision ? <span className="cj-under">{statementRevision}</span> : null}
      </>
    ),
  },
  {
    label: 'Due on',
    value:
      staff.accountState === 'active' ? (
        <DueOn dueOn={staff.dueOn ?? undefined} today={today} />
      ) : (
        'Nothing is due: the account is not active'
      ),
  },
]

/** `April 28, 2026, 209 days old` */
const dated = (on: CivilDate | null | undefined, today: CivilDate): string =>
  on ? `${formatCivilDate(on)}, ${ageInWords(on, today)}` : 'Not on record'

const personFacts = ({ staff }: StaffRecord): Fact[] => [
  { label: 'Work email', value: staff.email },
  { label: 'Phone', value: staff.phone },
  { label: 'EDD employee', value: staff.isEddEmployee ? 'Yes' : 'No' },
]

const NotOffered = () => (
  <Page heading="Staff come on record by their requests" trail={[trail]}>
    <p>
      A person is on record once a request for an account is completed.{' '}
      <Link prefetch={false} href={staffListPath}>
        Back to the staff
      </Link>
    </p>
  </Page>
)

const NotThere = () => (
  <Page heading="There is no such person" trail={[trail]}>
    <p>
      There is no such person, or they belong to an organization that is not yours.{' '}
      <Link prefetch={false} href={staffListPath}>
        Back to the staff
      </Link>
    </p>
  </Page>
)
