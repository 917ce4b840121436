import type { NamedPrivilege, PrivilegesOfRequest } from '../../services/reviewRequest.ts'

/** What is on record beside what is to be added and removed, with the requestor's sentence for each (R36, R37). */
export function PrivilegesTable({ privileges }: { privileges: PrivilegesOfRequest }) {
  const { onRecord, requested, toRemove, reasons } = privileges
  const rows = withoutRepeats([...requested, ...toRemove, ...onRecord])
  const holds = (list: NamedPrivilege[], id: string) => list.some((one) => one.id === id)
  const asked = (id: string) =>
    holds(requested, id) ? 'To add' : holds(toRemove, id) ? 'To remove' : 'No change'
  return (
    <div className="cj-scroll" role="region" aria-label="Table of privileges" tabIndex={0}>
      <table className="cj-table cj-privileges">
        <caption className="cj-hidden">Privileges: on record, and what is asked for.</caption>
        <thead>
          <tr>
            <th scope="col">Privilege</th>
            <th scope="col">On record</th>
            <th scope="col">Asked for</th>
            <th scope="col">Why this person needs it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id} className={asked(id) === 'No change' ? 'cj-muted' : undefined}>
              <th scope="row">{name}</th>
              <td>{holds(onRecord, id) ? 'Yes' : 'No'}</td>
              <td className="cj-nowrap">{asked(id)}</td>
              <td className="cj-prose">{reasons[id] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const withoutRepeats = (privileges: NamedPrivilege[]): NamedPrivilege[] => [
  ...new Map(privileges.map((one) => [one.id, one])).values(),
]
