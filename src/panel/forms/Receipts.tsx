import { statementFormNames } from '../../policy/vocabulary.ts'
import type { FormArea } from '../../services/forms/areas.ts'
import type { CurrentRevision, Receipt } from '../../services/forms/listForms.ts'
import { Instant } from '../parts/Instant.tsx'
import { RemindButton } from './RemindButton.tsx'

type ReceiptsProps = { forms: CurrentRevision[]; areas: FormArea[]; mayRemind: boolean }

/** Who has acknowledged what is current and who has not, for oversight; and a reminder for those (R21). */
export function Receipts({ forms, areas, mayRemind }: ReceiptsProps) {
  if (!forms.some(({ receipts }) => receipts)) return null
  const missing = forms.some(({ receipts }) => receipts?.some(({ at }) => !at))
  return (
    <section aria-labelledby="receipts" className="cj-card">
      <h2 id="receipts">Acknowledged by the coordinators</h2>
      {forms.map(({ id, form, receipts = [] }) => (
        <FormReceipts key={id} name={statementFormNames[form]} receipts={receipts} />
      ))}
      {mayRemind && (missing || areas.some(({ waiting }) => waiting)) ? <RemindButton /> : null}
    </section>
  )
}

function FormReceipts({ name, receipts }: { name: string; receipts: Receipt[] }) {
  const done = receipts.filter(({ at }) => at).length
  return (
    <details className="cj-receipts">
      <summary>
        {name}: acknowledged by {done} of {receipts.length} coordinators
      </summary>
      <ul>
        {receipts.map((receipt, place) => (
          <li key={`${receipt.name} ${place}`}>
            {receipt.name}: <Step receipt={receipt} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Step({ receipt: { at, toldAt, remindedAt } }: { receipt: Receipt }) {
  if (at) return <Instant at={at} />
  return (
    <span className="cj-muted">
      not yet
      {toldAt ? (
        <>
          , told <Instant at={toldAt} />
        </>
      ) : null}
      {remindedAt ? (
        <>
          , reminded <Instant at={remindedAt} />
        </>
      ) : null}
    </span>
  )
}
