import type { FormArea } from '../../services/forms/areas.ts'
import { Instant } from '../parts/Instant.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { SendOnForm } from './SendOnForm.tsx'

type SendOnProps = {
  areas: FormArea[]
  /** Whether any form is current at all. */
  hasForms: boolean
  usualWords: string
  /** Of all organizations, as the Operations Unit sees them: it stands in where there is no coordinator (D6). */
  forAll: boolean
  /** Auditors send nothing. */
  maySend: boolean
}

/** Whose requestors have the current forms, and whose do not yet (R15). */
export function SendOn({ areas, hasForms, usualWords, forAll, maySend }: SendOnProps) {
  const waiting = areas.filter((area) => area.waiting)
  return (
    <section aria-labelledby="send-on" className="cj-card">
      <h2 id="send-on" tabIndex={-1}>
        Sent on to requestors
      </h2>
      {areas.length ? (
        <p>
          {waiting.length
            ? `${waiting.length} of ${areas.length} organizations have requestors who were not sent the current forms.`
            : 'All requestors were sent the current forms. Whoever comes on record later gets them at once.'}
        </p>
      ) : (
        <p>
          No organization here has a requestor yet. Whoever sends a first request gets the current forms at
          once.
        </p>
      )}
      {maySend && hasForms ? (
        <SendOnForm
          areas={waiting.map(({ id, name, waiting: requestors, coordinators }) => ({
            ...{ id, name, requestors },
            isUsual: !forAll || !coordinators.length,
          }))}
          usualWords={usualWords}
        />
      ) : null}
      {areas.length ? <Areas areas={areas} /> : null}
    </section>
  )
}

const Areas = ({ areas }: { areas: FormArea[] }) => (
  <ReportTable
    caption="Forms sent on, by organization"
    columns={['Organization', 'Requestors', 'Without a current form', 'Last sent on', 'Coordinators']}
  >
    <tbody>
      {areas.map(({ id, name, requestors, waiting, sentOnAt, sentOnBy, coordinators }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td>{requestors}</td>
          <td>{waiting ? <span className="cj-flag">{waiting}</span> : 'none'}</td>
          <td>
            {sentOnAt ? (
              <>
                <Instant at={sentOnAt} />, {sentOnBy}
              </>
            ) : (
              <span className="cj-muted">{waiting ? 'not yet' : 'not needed so far'}</span>
            )}
          </td>
          <td>{coordinators.join(', ') || 'CalJOBS Operations Unit'}</td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
