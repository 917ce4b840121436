import { rulesOfCheck } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import { Rules } from '../parts/Cited.tsx'
import Link from 'next/link.js'
import {
  type CheckEvidence,
  type CheckOutcome,
  countOutcomes,
  type ReviewCheck,
} from '../../policy/quarterlyReview/checklist/check.ts'
import { findingRequirementLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import type { ItemView } from '../../services/quarterlyReview/readItem.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { incidentPath } from '../incidents/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { staffPath } from '../people/addresses.ts'
import { ActButton } from './ActButton.tsx'
import { OutcomeChip, outcomesInWords } from './OutcomeChip.tsx'

/** What was computed of the account, each check with its clause and with what shows it a click away (R49). */
export function Checklist({
  view: { item, checks },
  mayRecheck,
}: {
  view: Pick<ItemView, 'item' | 'checks'>
  mayRecheck: boolean
}) {
  return (
    <section aria-labelledby="checks" className="cj-card">
      <h2 id="checks" tabIndex={-1}>
        Checks
      </h2>
      {checks ? (
        <>
          <p className="cj-muted">
            {outcomesInWords(countOutcomes(checks))}
            {item.checkedAt ? (
              <>
                . Computed <Instant at={item.checkedAt} />
              </>
            ) : null}
          </p>
          <ul className="cj-review-checks">
            {failingFirst(checks).map((check) => (
              <Check key={check.code} check={check} />
            ))}
          </ul>
        </>
      ) : (
        <p role="status">The checks are being computed. Reload this page in a minute.</p>
      )}
      {mayRecheck ? (
        <ActButton
          id="recheck"
          record={`/api/review-items/${item.id}`}
          name="recheck"
          label="Compute the checks again"
          done="The checks are computed again."
        />
      ) : null}
    </section>
  )
}

const order: CheckOutcome[] = ['fail', 'pass', 'not-applicable']

/** What fails needs the reviewer first. */
const failingFirst = (checks: ReviewCheck[]): ReviewCheck[] =>
  order.flatMap((outcome) => checks.filter((check) => check.outcome === outcome))

const Check = ({ check: { code, outcome, text, evidence } }: { check: ReviewCheck }) => (
  <li className={`cj-review-check cj-review-check--${outcome}`}>
    <h3>
      <OutcomeChip outcome={outcome} /> {findingRequirementLabels[code]}
    </h3>
    <Rules codes={rulesOfCheck[code]} />
    {text.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
    {evidence.length ? (
      <p className="cj-actions">
        {evidence.map((one) => (
          <Evidence key={`${one.to} ${one.id}`} evidence={one} />
        ))}
      </p>
    ) : null}
  </li>
)

/** Files open in a tab of their own, so that the checks stay where they are. */
function Evidence({ evidence }: { evidence: CheckEvidence }) {
  const { to, id, label } = evidence
  const file = 'form' in evidence ? `/forms/${evidence.form}/revisions/${id}` : `/evidence/${id}`
  if (to === 'evidence' || to === 'form')
    return (
      <a href={file} target="_blank" rel="noopener" className="cj-reference">
        {label}
        <span className="cj-hidden"> (opens in a new tab)</span>
      </a>
    )
  const paths = { request: reviewPath, incident: incidentPath, staff: staffPath }
  return (
    <Link prefetch={false} href={paths[to](id)} className="cj-reference">
      {label}
    </Link>
  )
}
