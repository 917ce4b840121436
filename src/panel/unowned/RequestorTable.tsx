'use client'

import { formatCivilDate } from '../../policy/dates.ts'
import type { ListedRequestor } from '../../services/unowned.ts'
import { Instant } from '../parts/Instant.tsx'
import { GoneForm } from './GoneForm.tsx'

type Props = { requestors: ListedRequestor[]; mayAct: boolean; onDone: (words: string) => void }

/** Who can oversee accounts, and who no longer does. */
export function RequestorTable({ requestors, mayAct, onDone }: Props) {
  return (
    <div className="cj-scroll" role="region" aria-label="Table of requestors" tabIndex={0}>
      <table className="cj-table">
        <caption className="cj-hidden">Requestors, one a row</caption>
        <thead>
          <tr>
            <th scope="col">Requestor</th>
            <th scope="col">Organization</th>
            <th scope="col">Active accounts</th>
            <th scope="col">Address last proved</th>
            <th scope="col">Gone</th>
          </tr>
        </thead>
        <tbody>
          {requestors.map((requestor) => (
            <tr key={requestor.id}>
              <th scope="row">
                {requestor.name}
                <span className="cj-under">{requestor.email}</span>
              </th>
              <td className="cj-organization">{requestor.organizationName || 'Not on record'}</td>
              <td>{requestor.activeAccounts}</td>
              <td>{requestor.provedAt ? <Instant at={requestor.provedAt} /> : 'Not proved'}</td>
              <td>
                {requestor.goneOn ? <p>Gone since {formatCivilDate(requestor.goneOn)}</p> : null}
                {mayAct && !requestor.isOwn ? <GoneForm requestor={requestor} onDone={onDone} /> : null}
                {requestor.isOwn ? (
                  <span className="cj-muted">This is you: another coordinator must do it</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
