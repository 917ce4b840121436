import { formatCivilDate } from '../../policy/dates.ts'
import { statementFormNames } from '../../policy/vocabulary.ts'
import type { ReSignProgress as Progress } from '../../services/renewals/reSignProgress.ts'

/** How far the signing of each new revision is; nothing where none is asked for. */
export const ReSignProgress = ({ campaigns }: { campaigns: Progress[] }) =>
  campaigns.map((campaign) => <Campaign key={campaign.form} campaign={campaign} />)

function Campaign({ campaign }: { campaign: Progress }) {
  const { form, revision, olderRefusedAfter, accounts, signed, behind } = campaign
  const id = `re-sign-${form}`
  const name = statementFormNames[form]
  return (
    <section aria-labelledby={id} className="cj-card">
      <h2 id={id}>
        New signatures of the {name}, revision {revision}
      </h2>
      <p>
        <strong>
          {signed} of {accounts}
        </strong>{' '}
        active accounts have signed it. Older signatures are accepted until{' '}
        {formatCivilDate(olderRefusedAfter)}.
      </p>
      <progress className="cj-progress" max={accounts} value={signed} aria-labelledby={id} />
      {behind.length ? (
        <>
          <h3>Where most are missing</h3>
          <ul>
            {behind.map((one) => (
              <li key={one.organization}>
                {one.organization}: {one.accounts - one.signed} of {one.accounts} not yet
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Everybody has signed.</p>
      )}
    </section>
  )
}
