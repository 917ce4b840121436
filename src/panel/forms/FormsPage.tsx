import type { AdminViewServerProps } from 'payload'
import { formatCivilDate } from '../../policy/dates.ts'
import { statementFormLabels, statementFormNames } from '../../policy/vocabulary.ts'
import {
  type CurrentRevision,
  type FormRevision,
  type FormsView,
  listForms,
  type Receipt,
} from '../../services/formReceipts.ts'
import { framed } from '../parts/framed.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { ReSignForm } from './ReSignForm.tsx'
import { AcknowledgeButton } from './AcknowledgeButton.tsx'

export const formsPath = '/admin/forms'

/** The confidentiality statements that are current, and who has taken note of them (R15, R21, D15). */
export const FormsPage = (view: AdminViewServerProps) =>
  framed(view, formsPath, async (req) => <Forms view={await listForms(req)} />)

function Forms({ view: { current, superseded, mayAcknowledge } }: { view: FormsView }) {
  return (
    <Page heading="Forms" trail={[{ label: 'Forms' }]}>
      <p>
        These are the current confidentiality statements. Every coordinator acknowledges each new revision and
        gives it to the managers and supervisors of the area.
      </p>
      {current.length ? (
        current.map((form) => <Current key={form.id} form={form} mayAcknowledge={mayAcknowledge} />)
      ) : (
        <div className="cj-empty">
          <p>No form is current. The Operations Unit publishes one.</p>
        </div>
      )}
      <Superseded forms={superseded} />
    </Page>
  )
}

function Current({ form, mayAcknowledge }: { form: CurrentRevision; mayAcknowledge: boolean }) {
  const name = statementFormNames[form.form]
  const id = `form-${form.id}`
  return (
    <section aria-labelledby={id} className="cj-card">
      <h2 id={id} tabIndex={-1}>
        {statementFormLabels[form.form]}
      </h2>
      <Facts facts={factsOf(form)} />
      {form.waiting === undefined ? null : (
        <ReSignForm
          key={form.olderRefusedAfter}
          formId={form.id}
          name={name}
          until={form.olderRefusedAfter ?? ''}
          waiting={form.waiting}
        />
      )}
      {form.receipts ? <Receipts receipts={form.receipts} /> : null}
      {mayAcknowledge ? (
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
      ) : null}
    </section>
  )
}

const factsOf = ({ form, revision, effectiveFrom, size, olderRefusedAfter }: CurrentRevision): Fact[] => [
  { label: 'Revision', value: revision },
  { label: 'In effect from', value: formatCivilDate(effectiveFrom) },
  ...(olderRefusedAfter
    ? [{ label: 'Older signatures accepted until', value: formatCivilDate(olderRefusedAfter) }]
    : []),
  {
    label: 'File',
    value: (
      <>
        <a href={`/forms/${form}`} target="_blank" rel="noopener" className="cj-reference">
          Open the {statementFormNames[form]} in a new tab
        </a>{' '}
        (PDF, {sizeInWords(size)})
      </>
    ),
  },
]

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Who has taken note, and who still has to. */
function Receipts({ receipts }: { receipts: Receipt[] }) {
  const done = receipts.filter(({ at }) => at).length
  return (
    <details className="cj-receipts">
      <summary>
        Acknowledged by {done} of {receipts.length} coordinators
      </summary>
      <ul>
        {receipts.map(({ name, at }, place) => (
          <li key={`${name} ${place}`}>
            {name}: {at ? <Instant at={at} /> : <span className="cj-muted">not yet</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Old revisions are kept, and no longer given out. */
const Superseded = ({ forms }: { forms: FormRevision[] }) => (
  <section aria-labelledby="superseded" className="cj-card">
    <h2 id="superseded">Earlier revisions</h2>
    {forms.length ? (
      <ul>
        {forms.map(({ id, form, revision, effectiveFrom }) => (
          <li key={id}>
            {statementFormNames[form]}, revision {revision}, in effect from {formatCivilDate(effectiveFrom)}
          </li>
        ))}
      </ul>
    ) : (
      <p>There is none: the current revisions are the first.</p>
    )}
  </section>
)
