import type { CivilDate } from '../../policy/dates.ts'
import type { GivenFinding } from '../../policy/quarterlyReview/findings.ts'
import type { FindingRow } from '../../services/quarterlyReview/findingRows.ts'
import type { ItemView } from '../../services/quarterlyReview/readItem.ts'
import { ActButton } from './ActButton.tsx'
import { Finding } from './Finding.tsx'
import { FindingForm } from './FindingForm.tsx'

/** What the reviewer found: to note, change and take away until the review of the account ends. */
export const FindingsOfItem = ({
  view: { item, findings },
  mayAct,
  today,
}: {
  view: ItemView
  mayAct: boolean
  today: CivilDate
}) => (
  <section aria-labelledby="findings" className="cj-card">
    <h2 id="findings" tabIndex={-1}>
      Findings
    </h2>
    {findings.length ? null : <p>No finding about this account is noted.</p>}
    {findings.map((finding) => (
      <Finding key={finding.id} finding={finding} today={today}>
        {mayAct ? <Change finding={finding} /> : null}
      </Finding>
    ))}
    {mayAct ? (
      <details className="cj-no-print" open={!findings.length}>
        <summary>Note a finding</summary>
        <FindingForm record={`/api/review-items/${item.id}`} act="finding" />
      </details>
    ) : null}
  </section>
)

const Change = ({ finding }: { finding: FindingRow }) => (
  <div className="cj-no-print">
    <details>
      <summary>Change this finding</summary>
      <FindingForm
        key={JSON.stringify(givenOf(finding))}
        record={`/api/review-findings/${finding.id}`}
        act="change"
        saved={givenOf(finding)}
      />
    </details>
    <ActButton
      id={`remove-${finding.id}`}
      record={`/api/review-findings/${finding.id}`}
      name="remove"
      label="Take this finding away"
      confirm="It was noted by mistake. The audit trail keeps what it said."
      done=""
      focus="findings"
    />
  </div>
)

const givenOf = ({
  requirement,
  severity,
  text,
  correctiveAction,
  owner,
  dueOn,
}: FindingRow): GivenFinding => ({
  requirement,
  severity,
  text,
  correctiveAction,
  owner,
  dueOn,
})
