import Link from 'next/link.js'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import { reviewStateLabel } from '../../policy/review/words.ts'
import { isOverdue } from '../../policy/targets.ts'
import {
  escalationLabels,
  type IncidentState,
  incidentStateLabels,
  requestStateLabels,
} from '../../policy/vocabulary.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { incidentPath } from '../incidents/addresses.ts'
import { daysInWords, Instant } from '../parts/Instant.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { PrintButton } from './PrintButton.tsx'
import { ReviewShortcuts } from './ReviewShortcuts.tsx'

export type SummaryProps = {
  review: Review
  /** The late deactivation that the request led to. */
  incident?: { id: string; state: IncidentState }
  next?: string
  back: string
}

/** What the request is, how it stands, and where to go from here. */
export function Summary({ review, incident, next, back }: SummaryProps) {
  const { request, ageDays, claimer } = review
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
        <Target review={review} />
      </p>
      {incident ? (
        <p>
          <Link prefetch={false} href={incidentPath(incident.id)} className="cj-reference">
            Late deactivation
          </Link>
          : {incidentStateLabels[incident.state]}
        </p>
      ) : null}
      {review.pauses.length ? (
        <ul className="cj-pauses">
          {review.pauses.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      <div className="cj-actions cj-no-print">
        <a href="#decision">Go to the decision</a>
        {next && review.next ? (
          <Link prefetch={false} href={next}>
            Next to review: {review.next.reference}
          </Link>
        ) : null}
        <Link prefetch={false} href={back}>
          Back to the list
        </Link>
        <PrintButton />
        <ReviewShortcuts next={next} back={back} />
      </div>
    </div>
  )
}

/** When it is to be done, and who has it since it was overdue. */
function Target({ review: { request, due, readAt } }: { review: Review }) {
  const { state, dueAt, escalatedTo, escalatedAt } = request
  const isLate = isOverdue({ state, dueAt: dueAt ? new Date(dueAt) : undefined }, readAt)
  return (
    <>
      {due ? <span className={isLate ? 'cj-marked' : undefined}>{due}</span> : null}
      {escalatedTo && escalatedAt ? (
        <span className="cj-marked">
          Escalated to {escalationLabels[escalatedTo].replace(/^The /, 'the ')} on{' '}
          <Instant at={escalatedAt} />
        </span>
      ) : null}
    </>
  )
}
