import { Cited } from '../parts/Cited.tsx'
import Link from 'next/link.js'
import { formatCivilDate } from '../../policy/dates.ts'
import { type ReturnPart, partLabels } from '../../policy/returnParts.ts'
import type { NamedPrivilege, PrivilegesOfRequest, Review } from '../../services/reviewRequest.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from './Facts.tsx'

/** What was decided and done so far. Nothing before that. */
export function Outcome({ review }: { review: Review }) {
  const facts = [
    ...returnFacts(review),
    ...denialFacts(review),
    ...grantFacts(review),
    ...accountFacts(review),
    ...closedFacts(review),
  ]
  if (!facts.length) return null
  return (
    <section aria-labelledby="outcome" className="cj-card">
      <h2 id="outcome">What was decided</h2>
      <Facts facts={facts} />
    </section>
  )
}

const byAndWhen = (name: string | undefined, at: string | null | undefined) =>
  at ? (
    <>
      {name ?? 'A coordinator'}, <Instant at={at} />
    </>
  ) : null

function returnFacts({ request }: Review): Fact[] {
  if (!request.returnedAt) return []
  const parts = (request.returnedParts ?? []).map((part) => partLabels[part as ReturnPart] ?? part)
  return [
    { label: 'Returned for information', value: <Instant at={request.returnedAt} /> },
    { label: 'To look at again', value: parts.join('; ') },
    { label: 'What the requestor was told', value: <span className="cj-prose">{request.returnText}</span> },
  ]
}

function denialFacts({ request, reviewer }: Review): Fact[] {
  if (request.state !== 'denied') return []
  const told = request.denialTold
  return [
    { label: 'Denied by', value: byAndWhen(reviewer, request.deniedAt) },
    { label: 'Reason', value: told?.reason },
    { label: 'In plain words', value: told?.explanation },
    {
      label: 'It rests on',
      value: told?.heading && told.words ? <Cited heading={told.heading} words={told.words} /> : null,
    },
    { label: 'The coordinator wrote', value: <span className="cj-prose">{request.denialText}</span> },
  ]
}

function grantFacts({ request, reviewer, privileges }: Review): Fact[] {
  if (!request.grantedAt) return []
  const seen = (label: string, date: string | null | undefined): Fact[] =>
    date ? [{ label, value: formatCivilDate(date) }] : []
  return [
    { label: 'Granted by', value: byAndWhen(reviewer, request.grantedAt) },
    ...privilegeFacts(privileges),
    ...(request.grantText
      ? [{ label: 'Why only a part', value: <span className="cj-prose">{request.grantText}</span> }]
      : []),
    ...seen('Date seen on the ISPA certificate', request.ispaSeenOn),
    ...seen('Date seen on the signed E-1', request.statementSeenOn),
    ...(request.doubtsConfirmed
      ? [
          {
            label: 'Granted although',
            value: <span className="cj-prose">{request.doubtsConfirmed}</span>,
          },
        ]
      : []),
    ...(request.decisionNote
      ? [{ label: 'Note', value: <span className="cj-prose">{request.decisionNote}</span> }]
      : []),
  ]
}

/** What was granted of what was asked for (R37, R38). */
function privilegeFacts({ requested, toRemove, granted, removed }: PrivilegesOfRequest): Fact[] {
  const names = (list: NamedPrivilege[]) => list.map(({ name }) => name).join(', ')
  const refused = [...requested, ...toRemove].filter(
    ({ id }) => ![...granted, ...removed].some((one) => one.id === id),
  )
  return [
    ...(requested.length ? [{ label: 'Privileges granted', value: names(granted) || 'None' }] : []),
    ...(toRemove.length ? [{ label: 'Privileges to be removed', value: names(removed) || 'None' }] : []),
    ...(refused.length ? [{ label: 'Asked for, not granted', value: names(refused) }] : []),
  ]
}

function accountFacts({ request, processor }: Review): Fact[] {
  if (!request.completedAt) return []
  const at = (label: string, instant: string | null | undefined): Fact[] =>
    instant ? [{ label, value: <Instant at={instant} /> }] : []
  return [
    { label: 'Account work recorded by', value: byAndWhen(processor, request.processedAt) },
    ...at('Deactivated in CalJOBS', request.deactivatedAt),
    ...(request.username ? [{ label: 'Username', value: request.username }] : []),
    ...at('Temporary password expires', request.credentialsExpireAt),
  ]
}

/** How it ended without a decision (D17). */
function closedFacts({ request, supersededBy }: Review): Fact[] {
  const by = supersededBy ? (
    <Link prefetch={false} href={reviewPath(supersededBy.id)}>
      {supersededBy.reference}
    </Link>
  ) : (
    'A later request'
  )
  return [
    ...(request.withdrawnAt
      ? [{ label: 'Withdrawn by the requestor', value: <Instant at={request.withdrawnAt} /> }]
      : []),
    ...(request.supersededAt
      ? [
          { label: 'Replaced by', value: by },
          { label: 'Replaced on', value: <Instant at={request.supersededAt} /> },
        ]
      : []),
  ]
}
