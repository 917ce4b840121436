import type { ReactNode } from 'react'
import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import { organizationTypeLabels, requestorTitleLabels, statementFormLabels } from '../../policy/vocabulary.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { AskedFacts } from './AskedFacts.tsx'
import { type Fact, Facts } from './Facts.tsx'

/** What the requestor says, section by section as on the form. */
export function Claims({ review }: { review: Review }) {
  return (
    <section aria-labelledby="claims" className="cj-card">
      <h2 id="claims">What the requestor says</h2>
      <h3>Staff member</h3>
      <Facts facts={staffFacts(review)} />
      <AskedFacts review={review} />
      <h3>Requestor</h3>
      <Facts facts={requestorFacts(review)} />
      <DatesAndForm review={review} />
      <h3>Declarations</h3>
      <ul className="cj-declarations">
        {(review.request.declarations ?? []).map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

const staffFacts = ({ request, organizationName, username }: Review): Fact[] => [
  { label: 'Name', value: fullName(request.staffGivenName, request.staffFamilyName) },
  { label: 'Work email', value: request.staffEmail },
  { label: 'Work phone', value: request.staffPhone },
  ...eddFact(request),
  {
    label: 'Organization',
    value: `${organizationName} (${organizationTypeLabels[request.organizationType]})`,
  },
  ...(username ? [{ label: 'CalJOBS username', value: username }] : []),
]

/** A kind without documents does not ask: then only the record knows. */
const eddFact = ({ kind, staff, isEddEmployee }: Review['request']): Fact[] =>
  kindOf(kind).documents === 'none' && !staff
    ? []
    : [{ label: 'EDD employee', value: isEddEmployee ? 'Yes' : 'No' }]

const requestorFacts = ({ request, enteredBy }: Review): Fact[] => [
  { label: 'Name', value: request.requestorName },
  { label: 'Title', value: requestorTitleLabels[request.requestorTitle] },
  {
    label: 'Work email',
    value: (
      <>
        {request.requestorEmail}
        {request.requestorConfirmed ? (
          <span className="cj-tag">Address proved</span>
        ) : (
          <span className="cj-flag">Address not proved</span>
        )}
        {request.outsideDomains ? <span className="cj-flag">Outside the mail domains on record</span> : null}
      </>
    ),
  },
  { label: 'Work phone', value: request.requestorPhone },
  ...(enteredBy ? [{ label: 'Entered by', value: enteredBy }] : []),
]

/** The dates of this request beside those on record. Nothing for the kinds that ask for no document. */
function DatesAndForm({ review }: { review: Review }) {
  if (kindOf(review.request.kind).documents === 'none') return null
  return (
    <>
      <h3>Dates and form</h3>
      <Facts facts={documentFacts(review)} />
    </>
  )
}

const documentFacts = ({ request, onRecord }: Review): Fact[] => [
  { label: 'ISPA training completed on', value: besides(request.ispaCompletedOn, onRecord.ispaCompletedOn) },
  { label: 'Statement signed on', value: besides(request.statementSignedOn, onRecord.statementSignedOn) },
  ...(request.statementForm ? [{ label: 'Form', value: statementFormLabels[request.statementForm] }] : []),
]

const besides = (given: CivilDate | null | undefined, onRecord: CivilDate | undefined): ReactNode => {
  const says = given ? formatCivilDate(given) : null
  if (!onRecord) return says
  return (
    <>
      {says ?? 'No new date'}
      <span className="cj-under">On record before: {formatCivilDate(onRecord)}</span>
    </>
  )
}
