import { formatCivilDate } from '../../policy/dates.ts'
import { type ReturnPart, partLabels } from '../../policy/returnParts.ts'
import type { Review } from '../../services/reviewRequest.ts'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from './Facts.tsx'

/** What was decided and done so far. Nothing before that. */
export function Outcome({ review }: { review: Review }) {
  const facts = [
    ...returnFacts(review),
    ...denialFacts(review),
    ...grantFacts(review),
    ...accountFacts(review),
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

function denialFacts({ request, reviewer, deniedFor }: Review): Fact[] {
  if (request.state !== 'denied') return []
  return [
    { label: 'Denied by', value: byAndWhen(reviewer, request.deniedAt) },
    { label: 'Reason', value: deniedFor ? `${deniedFor.label} (${deniedFor.clause})` : null },
    { label: 'What the requestor was told', value: <span className="cj-prose">{request.denialText}</span> },
  ]
}

function grantFacts({ request, reviewer, privilegesGranted }: Review): Fact[] {
  if (!request.grantedAt) return []
  const seen = (label: string, date: string | null | undefined): Fact[] =>
    date ? [{ label, value: formatCivilDate(date) }] : []
  return [
    { label: 'Granted by', value: byAndWhen(reviewer, request.grantedAt) },
    { label: 'Privileges granted', value: privilegesGranted.map(({ name }) => name).join(', ') },
    ...seen('Date seen on the ISPA certificate', request.ispaSeenOn),
    ...seen('Date seen on the signed E-1', request.statementSeenOn),
    ...(request.decisionNote
      ? [{ label: 'Note', value: <span className="cj-prose">{request.decisionNote}</span> }]
      : []),
  ]
}

function accountFacts({ request, processor }: Review): Fact[] {
  if (!request.completedAt) return []
  return [
    { label: 'Account recorded by', value: byAndWhen(processor, request.processedAt) },
    { label: 'Username', value: request.username },
    {
      label: 'Temporary password expires',
      value: request.credentialsExpireAt ? <Instant at={request.credentialsExpireAt} /> : null,
    },
  ]
}
