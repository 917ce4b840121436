import type { ReactNode } from 'react'
import type { ClaimField } from '../../policy/claims.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { countdown, lastDayInWords } from '../../policy/deactivation.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { isOpen } from '../../policy/vocabulary.ts'
import { deactivationReasonLabels } from '../../policy/vocabulary.ts'
import type { NamedPrivilege, Review } from '../../services/reviewRequest.ts'
import { type Fact, Facts } from './Facts.tsx'
import { PrivilegesTable } from './PrivilegesTable.tsx'

/** The answers that only this kind of request asks for, in its own order. Nothing where it asks for none. */
export function AskedFacts({ review }: { review: Review }) {
  const { asks, label } = kindOf(review.request.kind)
  const facts = asks.flatMap((field) => factsOf[field]?.(review) ?? [])
  if (!asks.length) return null
  return (
    <>
      <h3>{label}</h3>
      <Facts facts={facts} />
      {asks.includes('privilegesToRemove') ? <PrivilegesTable privileges={review.privileges} /> : null}
    </>
  )
}

const prose = (text: string | null | undefined): ReactNode =>
  text ? <span className="cj-prose">{text}</span> : null

/** A field that is not here stands in a fact of another, or in the table of privileges. */
const factsOf: Partial<Record<ClaimField, (review: Review) => Fact[]>> = {
  jobFunction: ({ request }) => [{ label: 'Primary job function', value: request.jobFunction }],
  privilegesRequested: ({ request, privileges }) =>
    kindOf(request.kind).asks.includes('privilegesToRemove')
      ? []
      : [{ label: 'Privileges asked for', value: namesOf(privileges.requested) }],
  businessNeed: ({ request }) => [{ label: 'Business need', value: prose(request.businessNeed) }],
  resetReason: ({ request }) => [{ label: 'Reason for the reset', value: prose(request.resetReason) }],
  lastDay: (review) => [{ label: 'Last day', value: lastDayWords(review) }],
  deactivationReason: ({ request: { deactivationReason } }) => [
    { label: 'Reason', value: deactivationReason && deactivationReasonLabels[deactivationReason] },
  ],
  alreadySeparated: ({ request }) => [
    { label: 'Has left already', value: request.alreadySeparated ? 'Yes' : 'No' },
  ],
  caseloadTo: ({ request }) => [{ label: 'Who takes over the caseload', value: request.caseloadTo }],
}

function lastDayWords({ request, readAt }: Review): ReactNode {
  const { lastDay, lastTime, state } = request
  if (!lastDay) return null
  const words = lastDayInWords({ lastDay, lastTime })
  return isOpen(state) ? `${words}. ${countdown(lastDay, pacificDateOf(readAt))}` : words
}

const namesOf = (privileges: NamedPrivilege[]): ReactNode =>
  privileges.length ? (
    <ul>
      {privileges.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  ) : null
