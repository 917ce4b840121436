import Link from 'next/link.js'
import { formatCivilDate } from '../../policy/dates.ts'
import { organizationTypeLabels } from '../../policy/vocabulary.ts'
import { countWords } from '../../services/count.ts'
import type { OrganizationList } from '../../services/organizationList.ts'
import { inboxAddress } from '../inbox/addresses.ts'
import { staffAddress } from '../people/addresses.ts'
import { organizationPath } from './addresses.ts'
import { CoordinatorNames } from './CoordinatorNames.tsx'
import { Flags } from './Flags.tsx'
import { activeInWords } from './words.ts'

type Row = OrganizationList['organizations'][number]

/** The organizations, one a row; the numbers lead to what they count. */
export const OrganizationTable = ({ organizations }: { organizations: Row[] }) => (
  <div className="cj-scroll" role="region" aria-label="Table of organizations" tabIndex={0}>
    <table className="cj-table cj-organizations">
      <caption className="cj-hidden">Organizations, one a row</caption>
      <thead>
        <tr>
          <th scope="col">Organization</th>
          <th scope="col">Coordinators</th>
          <th scope="col">Delegate</th>
          <th scope="col">Active</th>
          <th scope="col">Process on file</th>
          <th scope="col">Open requests</th>
          <th scope="col">Active accounts</th>
        </tr>
      </thead>
      <tbody>
        {organizations.map((organization) => (
          <OrganizationRow key={organization.id} organization={organization} />
        ))}
      </tbody>
    </table>
  </div>
)

function OrganizationRow({ organization }: { organization: Row }) {
  const { id, name, type, flags, coordinators, delegate, isActive, processOnFileOn } = organization
  const { openRequests, activeAccounts } = organization
  return (
    <tr>
      <th scope="row" className="cj-organization">
        <Link prefetch={false} href={organizationPath(id)} className="cj-reference">
          {name}
        </Link>
        <span className="cj-under">{organizationTypeLabels[type]}</span>
        <Flags flags={flags} />
      </th>
      <td>
        <CoordinatorNames people={coordinators} />
      </td>
      <td>
        <CoordinatorNames people={delegate ? [delegate] : []} />
      </td>
      <td>
        {activeInWords(organization)}
        {isActive ? null : <span className="cj-flag">Not active today</span>}
      </td>
      <td>
        {processOnFileOn ? formatCivilDate(processOnFileOn) : <span className="cj-muted">Not on file</span>}
        {processOnFileOn && !organization.hasProcessDocument ? (
          <span className="cj-under">Stated, no document</span>
        ) : null}
      </td>
      <td>
        <Link prefetch={false} href={inboxAddress({ view: 'open', organizationId: id })}>
          {countWords(openRequests)}
          <span className="cj-hidden"> open requests of {name}</span>
        </Link>
      </td>
      <td>
        <Link prefetch={false} href={staffAddress({ view: 'active', organizationId: id })}>
          {countWords(activeAccounts)}
          <span className="cj-hidden"> active accounts of {name}</span>
        </Link>
      </td>
    </tr>
  )
}
