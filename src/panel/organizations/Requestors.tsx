import Link from 'next/link.js'
import { formatCivilDate } from '../../policy/dates.ts'
import { requestorTitleLabels } from '../../policy/vocabulary.ts'
import type { OrganizationRequestor } from '../../services/organizationRecord.ts'
import { TrainingConfirmed } from '../training/TrainingTable.tsx'
import { inboxAddress } from '../inbox/addresses.ts'

type RequestorsProps = { requestors: OrganizationRequestor[]; total: number; organizationId: string }

/** Who has sent requests of the organization, and how many accounts each oversees (R13, R14). */
export function Requestors({ requestors, total, organizationId }: RequestorsProps) {
  return (
    <section aria-labelledby="requestors" className="cj-card">
      <h2 id="requestors">Requestors</h2>
      {requestors.length ? (
        <div className="cj-scroll" role="region" aria-label="Table of requestors" tabIndex={0}>
          <table className="cj-table cj-requestor-table">
            <caption className="cj-hidden">Requestors of this organization, one a row</caption>
            <thead>
              <tr>
                <th scope="col">Requestor</th>
                <th scope="col">Title</th>
                <th scope="col">Active accounts</th>
                <th scope="col">Training confirmed</th>
                <th scope="col">Requests</th>
              </tr>
            </thead>
            <tbody>
              {requestors.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {one.name}
                    <span className="cj-under">{one.email}</span>
                    {one.isGone && one.goneOn ? (
                      <span className="cj-flag">Gone since {formatCivilDate(one.goneOn)}</span>
                    ) : null}
                  </th>
                  <td>{requestorTitleLabels[one.title]}</td>
                  <td>{one.activeAccounts}</td>
                  <td>
                    <TrainingConfirmed at={one.trainingConfirmedAt} />
                  </td>
                  <td>
                    <Link
                      prefetch={false}
                      href={inboxAddress({ view: 'all', organizationId, requestor: one.email })}
                    >
                      All requests<span className="cj-hidden"> of {one.name}</span>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>
          Nobody has sent a request for this organization yet. A requestor comes on record with the first.
        </p>
      )}
      {requestors.length < total ? (
        <p className="cj-muted">
          {requestors.length} of {total.toLocaleString('en-US')}.{' '}
          <Link prefetch={false} href="/admin/unowned">
            Search for the others by name or address
          </Link>
        </p>
      ) : null}
    </section>
  )
}
