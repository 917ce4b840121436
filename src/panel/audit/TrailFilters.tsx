import Link from 'next/link.js'
import type { ReactNode } from 'react'
import { actGroups } from '../../audit/sentences/index.ts'
import { isNarrowed, trailParameters, type TrailQuery } from '../../services/audit/trailQuery.ts'
import { trailPath } from './addresses.ts'

type FiltersProps = {
  query: TrailQuery
  /** By the field that they stand at. */
  problems: { from?: string; to?: string }
  organizations: { id: string; name: string }[]
}

/** Person, record, organization, act and days; works without scripts, all of it stands in the address. */
export function TrailFilters({ query, problems, organizations }: FiltersProps) {
  const { person, record, organizationId, act, from, to } = query
  return (
    <form
      role="search"
      aria-label="Audit trail"
      className="cj-filters cj-no-print"
      method="get"
      action={trailPath}
      // Another address sets the fields anew.
      key={trailParameters(query).toString()}
    >
      <div className="cj-filters__row">
        <Text name="person" label="Person" hint="name or email address" value={person} />
        <Text name="record" label="Record" hint="request reference or CalJOBS username" value={record} />
        <Choice name="act" label="Act" all="All acts" chosen={act}>
          {actGroups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.acts.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </Choice>
        {organizations.length > 1 || organizationId ? (
          <Choice name="org" label="Organization" all="All organizations" chosen={organizationId}>
            {organizations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        ) : null}
        <Day name="from" label="First day" value={from} problem={problems.from} />
        <Day name="to" label="Last day" value={to} problem={problems.to} />
        <button type="submit" className="cj-button">
          Search
        </button>
      </div>
      {isNarrowed(query) ? (
        <Link prefetch={false} className="cj-filters__clear" href={trailPath}>
          Clear the search
        </Link>
      ) : null}
    </form>
  )
}

type TextProps = { name: string; label: string; hint: string; value: string }

const Text = ({ name, label, hint, value }: TextProps) => (
  <div className="cj-filter cj-filter--search">
    <label htmlFor={`trail-${name}`}>
      {label} <span className="cj-hint">({hint})</span>
    </label>
    <input
      id={`trail-${name}`}
      type="text"
      name={name}
      defaultValue={value}
      maxLength={120}
      autoComplete="off"
    />
  </div>
)

type DayProps = { name: string; label: string; value: string; problem?: string }

/** What was typed stays, also where it is no day: a field of days would show nothing. */
const Day = ({ name, label, value, problem }: DayProps) => (
  <div className="cj-filter cj-trail-day">
    <label htmlFor={`trail-${name}`}>{label}</label>
    {problem ? (
      <span id={`trail-${name}-problem`} className="cj-problem">
        <span className="cj-hidden">Error: </span>
        {problem}
      </span>
    ) : null}
    <input
      id={`trail-${name}`}
      type={problem ? 'text' : 'date'}
      name={name}
      defaultValue={value}
      autoComplete="off"
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `trail-${name}-problem` : undefined}
    />
  </div>
)

type ChoiceProps = { name: string; label: string; all: string; chosen?: string; children: ReactNode }

const Choice = ({ name, label, all, chosen, children }: ChoiceProps) => (
  <div className="cj-filter">
    <label htmlFor={`trail-${name}`}>{label}</label>
    <select id={`trail-${name}`} name={name} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {children}
    </select>
  </div>
)
