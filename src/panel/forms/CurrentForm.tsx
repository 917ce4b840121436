import { formatCivilDate } from '../../policy/dates.ts'
import { statementFormLabels, statementFormNames } from '../../policy/vocabulary.ts'
import type { CurrentRevision } from '../../services/forms/listForms.ts'
import { Instant } from '../parts/Instant.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { AcknowledgeButton } from './AcknowledgeButton.tsx'
import { fileFacts } from './fileFacts.tsx'
import { ReSignForm } from './ReSignForm.tsx'

/** The current revision of one form: what it is, to acknowledge, and until when older signatures count. */
export function CurrentForm({ form, mayAcknowledge }: { form: CurrentRevision; mayAcknowledge: boolean }) {
  const name = statementFormNames[form.form]
  const id = `form-${form.id}`
  return (
    <section aria-labelledby={id} className="cj-card">
      <h2 id={id} tabIndex={-1}>
        {statementFormLabels[form.form]}
      </h2>
      <Facts facts={factsOf(form)} />
      {mayAcknowledge ? <Acknowledge form={form} name={name} /> : null}
      {form.waiting === undefined ? null : (
        <ReSignForm
          key={form.olderRefusedAfter}
          formId={form.id}
          name={name}
          until={form.olderRefusedAfter ?? ''}
          waiting={form.waiting}
        />
      )}
    </section>
  )
}

function Acknowledge({ form, name }: { form: CurrentRevision; name: string }) {
  return (
    <div className="cj-acknowledge">
      <div role="status">
        {form.acknowledgedAt ? (
          <p className="cj-tag">
            You acknowledged this revision on <Instant at={form.acknowledgedAt} />
          </p>
        ) : null}
      </div>
      {form.acknowledgedAt ? null : <AcknowledgeButton formId={form.id} name={name} />}
    </div>
  )
}

const factsOf = (form: CurrentRevision): Fact[] => [
  { label: 'Revision', value: form.revision },
  {
    label: 'Current since',
    value: `${formatCivilDate(form.effectiveFrom)}${form.publishedBy ? `, published by ${form.publishedBy}` : ''}`,
  },
  ...(form.whatChanged
    ? [{ label: 'What changed', value: <span className="cj-written">{form.whatChanged}</span> }]
    : []),
  ...(form.olderRefusedAfter
    ? [{ label: 'Older signatures accepted until', value: formatCivilDate(form.olderRefusedAfter) }]
    : []),
  ...fileFacts(form, `/forms/${form.form}`, `Open the ${statementFormNames[form.form]} in a new tab`),
]
