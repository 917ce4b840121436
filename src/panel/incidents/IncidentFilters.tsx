import Link from 'next/link.js'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import { incidentStateLabels, incidentStates } from '../../policy/vocabulary.ts'
import { incidentParameters, type IncidentQuery } from '../../services/incidents/incidentQuery.ts'
import { incidentListPath } from './addresses.ts'

type FiltersProps = {
  query: IncidentQuery
  organizations: { id: string; name: string }[]
  /** To choose between, the latest first. */
  quarters: Quarter[]
}

/** State, organization and quarter; works without scripts, all of it stands in the address. */
export function IncidentFilters({ query, organizations, quarters }: FiltersProps) {
  const { state, organizationId, quarter } = query
  const offered = quarter && !quarters.includes(quarter) ? [...quarters, quarter] : quarters
  const states = [
    { id: 'to-investigate', name: 'To investigate: waiting or under investigation' },
    ...incidentStates.map((one) => ({ id: one, name: incidentStateLabels[one] })),
  ]
  return (
    <form
      role="search"
      aria-label="Late deactivations"
      className="cj-filters cj-no-print"
      method="get"
      action={incidentListPath}
      // Another address sets the fields anew.
      key={incidentParameters(query).toString()}
    >
      <div className="cj-filters__row">
        <Choice name="state" label="State" all="All states" options={states} chosen={state} />
        {organizations.length > 1 || organizationId ? (
          <Choice
            name="org"
            label="Organization"
            all="All organizations"
            options={organizations}
            chosen={organizationId}
          />
        ) : null}
        <Choice
          name="quarter"
          label="Opened in"
          all="Any quarter"
          options={offered.map((one) => ({ id: one, name: quarterInWords(one) }))}
          chosen={quarter}
        />
        <button type="submit" className="cj-button">
          Show
        </button>
      </div>
      {state || organizationId || quarter ? (
        <Link prefetch={false} className="cj-filters__clear" href={incidentListPath}>
          Clear all filters
        </Link>
      ) : null}
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  all: string
  options: { id: string; name: string }[]
  chosen?: string
}

const Choice = ({ name, label, all, options, chosen }: ChoiceProps) => (
  <div className="cj-filter">
    <label htmlFor={`incidents-${name}`}>{label}</label>
    <select id={`incidents-${name}`} name={name} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {options.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  </div>
)
