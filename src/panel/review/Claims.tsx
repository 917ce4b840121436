import { formatCivilDate } from '../../policy/dates.ts'
import { fullName } from '../../policy/people.ts'
import {
  organizationTypeLabels,
  requestorTitleLabels,
  type StatementForm,
  statementFormLabels,
} from '../../policy/vocabulary.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { type Fact, Facts } from './Facts.tsx'

/** What the requestor says, section by section as on the form. */
export function Claims({ review }: { review: Review }) {
  return (
    <section aria-labelledby="claims" className="cj-card">
      <h2 id="claims">What the requestor says</h2>
      <h3>Staff member</h3>
      <Facts facts={staffFacts(review)} />
      <h3>Access</h3>
      <Facts facts={accessFacts(review)} />
      <h3>Requestor</h3>
      <Facts facts={requestorFacts(review)} />
      <h3>Dates and form</h3>
      <Facts facts={documentFacts(review)} />
      <h3>Declarations</h3>
      <ul className="cj-declarations">
        {(review.request.declarations ?? []).map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

const staffFacts = ({ request, organizationName }: Review): Fact[] => [
  { label: 'Name', value: fullName(request.staffGivenName, request.staffFamilyName) },
  { label: 'Work email', value: request.staffEmail },
  { label: 'Work phone', value: request.staffPhone },
  { label: 'EDD employee', value: request.isEddEmployee ? 'Yes' : 'No' },
  {
    label: 'Organization',
    value: `${organizationName} (${organizationTypeLabels[request.organizationType]})`,
  },
  ...(request.username ? [{ label: 'CalJOBS username', value: request.username }] : []),
]

const accessFacts = ({ request, privilegesRequested }: Review): Fact[] => [
  { label: 'Primary job function', value: request.jobFunction },
  {
    label: 'Privileges asked for',
    value: privilegesRequested.length ? (
      <ul>
        {privilegesRequested.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    ) : null,
  },
  { label: 'Business need', value: <span className="cj-prose">{request.businessNeed}</span> },
]

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

const documentFacts = ({ request }: Review): Fact[] => [
  {
    label: 'ISPA training completed on',
    value: request.ispaCompletedOn && formatCivilDate(request.ispaCompletedOn),
  },
  {
    label: 'Statement signed on',
    value: request.statementSignedOn && formatCivilDate(request.statementSignedOn),
  },
  {
    label: 'Form',
    value: request.statementForm && statementFormLabels[request.statementForm as StatementForm],
  },
]
