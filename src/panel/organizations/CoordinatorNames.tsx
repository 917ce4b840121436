import { formatCivilDate } from '../../policy/dates.ts'
import type { ListedCoordinator } from '../../services/organizationList.ts'

/** `Away until December 1, 2026, delegate: …`; an absence that is to come, too; nothing where there is none. */
export function absenceInWords(person: ListedCoordinator): string | undefined {
  const { awayFrom, awayTo, isAwayToday, standInName } = person
  const delegate = standInName ? `delegate: ${standInName}` : 'no delegate named'
  if (isAwayToday)
    return `Away ${awayTo ? `until ${formatCivilDate(awayTo)}` : 'until further notice'}, ${delegate}`
  if (!awayFrom) return undefined
  return `Absence: ${formatCivilDate(awayFrom)} to ${awayTo ? formatCivilDate(awayTo) : 'until further notice'}`
}

/** Names, each with what keeps the person from acting today. */
export function CoordinatorNames({ people }: { people: ListedCoordinator[] }) {
  if (!people.length) return <span className="cj-muted">None</span>
  return (
    <ul className="cj-people">
      {people.map((person) => (
        <li key={person.id}>
          {person.name}
          {person.active ? null : <span className="cj-flag">Account not active</span>}
          {person.isAwayToday ? <span className="cj-flag">{absenceInWords(person)}</span> : null}
        </li>
      ))}
    </ul>
  )
}
