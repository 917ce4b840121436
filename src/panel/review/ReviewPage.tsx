import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { fullName } from '../../policy/people.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { summaryOf } from '../../policy/review.ts'
import { reviewStateLabel } from '../../policy/review/words.ts'
import { requestStateLabels } from '../../policy/vocabulary.ts'
import { readReview, type Review } from '../../services/reviewRequest.ts'
import { inboxPath, reviewPath } from '../inbox/addresses.ts'
import { daysInWords, Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { Checks } from './Checks.tsx'
import { Claims } from './Claims.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { decisionOf } from './decisionOf.ts'
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
        {kindOf(request.kind).label} for{' '}
        <strong>{fullName(request.staffGivenName, request.staffFamilyName)}</strong>,{' '}
        {review.organizationName}
      </p>
      <p className="cj-summary__line">
        <StateChip kind={request.kind} state={request.state} />
        {seen === reviewStateLabel(request.kind, request.state) ? null : (
          <span>The requestor sees “{seen}”</span>
        )}
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
