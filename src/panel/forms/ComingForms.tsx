import { formatCivilDate } from '../../policy/dates.ts'
import { revisionStateLabels, statementFormLabels } from '../../policy/vocabulary.ts'
import type { ComingRevision } from '../../services/forms/listForms.ts'
import { Facts } from '../review/Facts.tsx'
import { fileFacts } from './fileFacts.tsx'
import { NewRevision } from './NewRevision.tsx'
import { RevisionActs } from './RevisionActs.tsx'

/** Revisions that nobody outside of oversight sees yet, and how another comes in (R21, D15). */
export const ComingForms = ({ forms, mayPublish }: { forms: ComingRevision[]; mayPublish: boolean }) => (
  <section aria-labelledby="coming" className="cj-card">
    <h2 id="coming" tabIndex={-1}>
      New revisions
    </h2>
    {forms.length ? (
      forms.map((form) => <ComingForm key={form.id} form={form} />)
    ) : (
      <p>No revision is being prepared.</p>
    )}
    {mayPublish ? <NewRevision /> : null}
  </section>
)

function ComingForm({ form }: { form: ComingRevision }) {
  const id = `coming-${form.id}`
  const { state, effectiveFrom, whatChanged, olderRefusedAfter } = form
  return (
    <article aria-labelledby={id} className="cj-coming">
      <h3 id={id} tabIndex={-1}>
        {statementFormLabels[form.form]}, revision {form.revision}
      </h3>
      <Facts
        facts={[
          {
            label: 'State',
            value:
              state === 'scheduled'
                ? `Scheduled: becomes current by itself at the start of ${formatCivilDate(effectiveFrom)}, Pacific Time`
                : revisionStateLabels[state],
          },
          { label: 'For', value: formatCivilDate(effectiveFrom) },
          { label: 'What changed', value: <span className="cj-written">{whatChanged}</span> },
          ...(olderRefusedAfter
            ? [{ label: 'Older signatures accepted until', value: formatCivilDate(olderRefusedAfter) }]
            : []),
          ...fileFacts(
            form,
            `/forms/${form.form}/revisions/${form.id}`,
            'Look at the file in a new tab before it is published',
          ),
        ]}
      />
      <RevisionActs
        formId={form.id}
        label={`${statementFormLabels[form.form]}, revision ${form.revision}`}
        day={formatCivilDate(effectiveFrom)}
        acts={form.acts}
      />
    </article>
  )
}
