import Link from 'next/link.js'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { accountStateLabels, dueInWords } from '../../policy/dueDates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import type { InboxQuery } from '../../services/inboxQuery.ts'
import type { OtherStaff, RelatedRequest } from '../../services/relatedRequests.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { inboxAddress, reviewPath } from '../inbox/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { staffAddress, staffPath } from '../people/addresses.ts'

/** The other requests for this person, and the other staff of this requestor, that one may see. */
export function Related({ review, query }: { review: Review; query: InboxQuery }) {
  const { request, related, otherStaff, staffId } = review
  const name = fullName(request.staffGivenName, request.staffFamilyName)
  return (
    <section aria-labelledby="related" className="cj-card">
      <h2 id="related">This person and this requestor</h2>
      {staffId ? (
        <p>
          <Link prefetch={false} href={staffPath(staffId)}>
            The account of {name}, with everything about it
          </Link>
        </p>
      ) : null}
      <h3>Other open requests for {name}</h3>
      <Requests requests={related.open} query={query} none="No other request for this person is open." />
      <h3>Earlier requests for {name}</h3>
      <Requests requests={related.earlier} query={query} none="This person had no request before." />
      {related.hasMore ? (
        <p>
          <Link prefetch={false} href={inboxAddress({ view: 'all', search: request.staffEmail })}>
            All requests for {name}
          </Link>
        </p>
      ) : null}
      <h3>Other staff of {request.requestorName}</h3>
      <Staff others={otherStaff} review={review} today={pacificDateOf(review.readAt)} />
    </section>
  )
}

function Requests({
  requests,
  query,
  none,
}: {
  requests: RelatedRequest[]
  query: InboxQuery
  none: string
}) {
  if (!requests.length) return <p className="cj-muted">{none}</p>
  return (
    <ul className="cj-related">
      {requests.map(({ id, reference, kind, state, sentAt }) => (
        <li key={id}>
          <Link prefetch={false} href={reviewPath(id, query)}>
            {reference}
          </Link>{' '}
          <span>{kindOf(kind).label}</span> <StateChip kind={kind} state={state} />{' '}
          <span className="cj-muted">
            sent <Instant at={sentAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Staff({
  others: { staff, total },
  review,
  today,
}: {
  others: OtherStaff
  review: Review
  today: CivilDate
}) {
  const { request, organizationName } = review
  if (!staff.length)
    return <p className="cj-muted">This requestor oversees no other account of your organizations.</p>
  const organization =
    typeof request.organization === 'string' ? request.organization : request.organization.id
  const more = total - staff.length
  return (
    <>
      <div className="cj-scroll" role="region" aria-label="Table of the other staff" tabIndex={0}>
        <table className="cj-table">
          <caption className="cj-hidden">Accounts that {request.requestorName} oversees</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Username</th>
              <th scope="col">Account</th>
              <th scope="col">Documents</th>
            </tr>
          </thead>
          <tbody>
            {staff.map(({ id, name, username, state, dueOn }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={staffPath(id)}>
                    {name}
                  </Link>
                </th>
                <td>{username}</td>
                <td>{accountStateLabels[state]}</td>
                <td>{state === 'active' ? dueInWords(dueOn, today) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? (
        <p>
          {more} more:{' '}
          <Link prefetch={false} href={staffAddress({ view: 'active', organizationId: organization })}>
            all staff of {organizationName}
          </Link>
        </p>
      ) : null}
    </>
  )
}
