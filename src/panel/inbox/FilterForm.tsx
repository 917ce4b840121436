'use client'

import Link from 'next/link.js'
import { useRouter } from 'next/navigation.js'
import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import { type InboxQuery, parametersOf, readInboxQuery } from '../../services/inboxQuery.ts'
import { useShortcuts } from '../parts/shortcuts.ts'
import { inboxAddress, inboxPath } from './addresses.ts'
import { countFolded, filtersInWords, withoutFilters } from './filterWords.ts'
import { focusTable } from './rowFocus.ts'
import { Control, type Option, Select } from './filterControls.tsx'

type FormProps = {
  query: InboxQuery
  kinds: Option[]
  states: Option[]
  /** None where there is nothing to choose between. */
  organizations: Option[]
}

type Values = Record<string, string>

/** Search and filters within a view. All of it stands in the address; the key `/` leads to the search. */
export function FilterForm({ query, kinds, states, organizations }: FormProps) {
  const router = useRouter()
  const [searching, startTransition] = useTransition()
  const [values, change] = useValues(query)
  const search = useRef<HTMLInputElement>(null)
  const folded = countFolded(query)
  useShortcuts({
    '/': () => {
      search.current?.focus()
      search.current?.select()
    },
  })
  const asked = useRef(false)
  // The keys of the list work once the focus has left the field.
  useEffect(() => {
    if (searching || !asked.current) return
    asked.current = false
    focusTable()
  }, [searching])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asked.current = true
    startTransition(() => router.push(inboxAddress(readInboxQuery(values))))
  }
  const control = (name: string) => ({
    name,
    value: values[name] ?? '',
    onChange: (value: string) => change(name, value),
  })
  const kept = ['view', 'order', 'size'].flatMap((name) =>
    values[name] ? [{ name, value: values[name] }] : [],
  )
  return (
    <form role="search" className="cj-filters cj-no-print" method="get" action={inboxPath} onSubmit={submit}>
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="cj-filters__row">
        <Control
          {...control('q')}
          label="Search in this view"
          hint="reference, name, username or mail address (key /)"
          type="search"
          input={search}
        />
        {organizations.length ? (
          <Select {...control('org')} label="Organization" all="All organizations" options={organizations} />
        ) : null}
        <button type="submit" className="cj-button">
          {searching ? 'Searching…' : 'Search'}
        </button>
      </div>
      <details className="cj-filters__more">
        <summary>More filters{folded ? ` (${folded} in use)` : ''}</summary>
        <div className="cj-filters__row">
          <Select {...control('kind')} label="Kind of request" all="All kinds" options={kinds} />
          <Select {...control('state')} label="State" all="All states" options={states} />
          <Control {...control('requestor')} label="Requestor" hint="mail address or name" type="search" />
          <Control {...control('from')} label="Sent on or after" type="date" />
          <Control {...control('to')} label="Sent on or before" type="date" />
          <button type="submit" className="cj-button">
            Apply
          </button>
        </div>
      </details>
      {filtersInWords(query).length ? (
        <Link
          prefetch={false}
          className="cj-filters__clear"
          href={inboxAddress(withoutFilters(query))}
          // The link goes with the filters: the focus needs another place.
          onClick={() => search.current?.focus()}
        >
          Clear all filters
        </Link>
      ) : null}
    </form>
  )
}

/** What stands in the fields; the address sets it anew whenever it changes. Another search begins on page 1. */
function useValues(query: InboxQuery): [Values, (name: string, value: string) => void] {
  const address = parametersOf({ ...query, page: 1 }).toString()
  const [typed, setTyped] = useState({ address, values: valuesIn(address) })
  if (typed.address !== address) setTyped({ address, values: valuesIn(address) })
  const { values } = typed
  return [values, (name, value) => setTyped({ address, values: { ...values, [name]: value } })]
}

const valuesIn = (address: string): Values => Object.fromEntries(new URLSearchParams(address))
