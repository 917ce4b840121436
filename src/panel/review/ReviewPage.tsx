import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { fullName } from '../../policy/people.ts'
import { reviewStateLabels, summaryOf } from '../../policy/review.ts'
import { partLabels, returnParts } from '../../policy/returnParts.ts'
import { requestKindLabels, requestStateLabels } from '../../policy/vocabulary.ts'
import { readReview, type Review } from '../../services/reviewRequest.ts'
import { inboxPath, reviewPath } from '../inbox/addresses.ts'
import { daysInWords, Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { Checks } from './Checks.tsx'
import { Claims } from './Claims.tsx'
import { DecisionPanel, type DecisionProps } from './DecisionPanel.tsx'
import { Documents } from './Documents.tsx'
import { History } from './History.tsx'
import { Outcome } from './Outcome.tsx'
import { PrintButton } from './PrintButton.tsx'

const trail = { label: 'Requests', url: inboxPath }

/** One request on one page: the claims, the checks, the documents beside them, the decision (ux 4.1). */
export async function ReviewPage({ initPageResult }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  if (!id) return <NotOffered />
  const review = await readReview(await createLocalReq({ user }, payload), String(id))
  if (!review) return <NotThere />
  const { request } = review
  return (
    <Page heading={`Request ${request.reference}`} trail={[trail, { label: request.reference }]}>
      <Summary review={review} />
      <div className="cj-review">
        <div className="cj-review__facts">
          <Checks lines={review.checks} summary={summaryOf(review.checks)} />
          <Outcome review={review} />
          <Documents review={review} />
          <Claims review={review} />
          <History entries={review.history} />
        </div>
        <aside id="decision" tabIndex={-1} className="cj-review__decision" aria-label="Decision">
          <DecisionPanel key={request.id} {...decisionOf(review)} />
        </aside>
      </div>
    </Page>
  )
}

function Summary({ review }: { review: Review }) {
  const { request, ageDays, claimer, next } = review
  const seen = requestStateLabels[request.state]
  return (
    <div className="cj-summary">
      <p className="cj-lead">
        {requestKindLabels[request.kind]} for{' '}
        <strong>{fullName(request.staffGivenName, request.staffFamilyName)}</strong>,{' '}
        {review.organizationName}
      </p>
      <p className="cj-summary__line">
        <StateChip state={request.state} />
        {seen === reviewStateLabels[request.state] ? null : <span>The requestor sees “{seen}”</span>}
        <span>
          Sent <Instant at={request.submittedAt} /> ({ageDays > 0 ? `${daysInWords(ageDays)} ago` : 'today'})
        </span>
        <span>{claimer ? `Claimed by ${claimer}` : 'Claimed by nobody'}</span>
      </p>
      <p className="cj-actions cj-no-print">
        <a href="#decision">Go to the decision</a>
        {next ? (
          <Link prefetch={false} href={reviewPath(next.id)}>
            Next to review: {next.reference}
          </Link>
        ) : null}
        <PrintButton />
      </p>
    </div>
  )
}

/** The coordinator reads "you, the requestor" as the requestor. */
const labelOfPart = (part: (typeof returnParts)[number]) =>
  part === 'requestor' ? 'The requestor' : partLabels[part]

function decisionOf({ request, ...review }: Review): DecisionProps {
  return {
    requestId: request.id,
    reference: request.reference,
    state: request.state,
    acts: review.standing.acts,
    reasons: review.standing.reasons,
    claimer: review.claimer,
    asksForSeenDates: !request.isEddEmployee,
    requestorName: request.requestorName,
    requestorEmail: request.requestorEmail,
    staffName: fullName(request.staffGivenName, request.staffFamilyName),
    staffEmail: request.staffEmail,
    privileges: review.privilegesRequested,
    failing: review.checks.filter(({ outcome }) => outcome === 'fail').map(({ text }) => text),
    codedReasons: review.reasons.map(({ code, label, clause, text }) => ({ code, label, clause, text })),
    parts: returnParts.map((value) => ({ value, label: labelOfPart(value) })),
    passwordBy: review.passwordBy,
    next: review.next,
  }
}

const NotOffered = () => (
  <Page heading="Requests are sent by requestors" trail={[trail]}>
    <p>
      A request comes in through the public form, where the requestor proves the mail address first.{' '}
      <a href="/">Open the public site</a>
    </p>
  </Page>
)

const NotThere = () => (
  <Page heading="There is no such request" trail={[trail]}>
    <p>
      It does not exist, or it belongs to an organization that is not yours.{' '}
      <Link href={inboxPath}>Back to the requests</Link>
    </p>
  </Page>
)
