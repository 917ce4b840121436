import { formatCivilDate } from '../../policy/dates.ts'
import { statementFormNames } from '../../policy/vocabulary.ts'
import type { FormRevision } from '../../services/forms/listForms.ts'

/** Old revisions are kept for who checks a signature, and no longer given out. */
export const SupersededForms = ({ forms }: { forms: FormRevision[] }) => (
  <section aria-labelledby="superseded" className="cj-card">
    <h2 id="superseded">Earlier revisions</h2>
    {forms.length ? (
      <>
        <p>They are no longer on the public site. Open one to see what somebody signed.</p>
        <ul>
          {forms.map(({ id, form, revision, effectiveFrom, supersededOn }) => (
            <li key={id}>
              <a
                href={`/forms/${form}/revisions/${id}`}
                target="_blank"
                rel="noopener"
                className="cj-reference"
              >
                {statementFormNames[form]}, revision {revision}
              </a>
              , current from {formatCivilDate(effectiveFrom)}
              {supersededOn ? ` to ${formatCivilDate(supersededOn)}` : ''}
            </li>
          ))}
        </ul>
      </>
    ) : (
      <p>There is none: the current revisions are the first.</p>
    )}
  </section>
)
