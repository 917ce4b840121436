'use client'

import Link from 'next/link.js'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { InboxRow } from '../../services/inbox.ts'
import type { InboxQuery, InboxSort } from '../../services/inboxQuery.ts'
import { sortAddress } from './addresses.ts'
import { RequestRow } from './RequestRow.tsx'
import { moveFocus, selectAllId } from './rowFocus.ts'

type Column = { words: string; sort?: InboxSort }

/** Some columns hold two things, each to be sorted by. */
const columns: Column[][] = [
  [
    { words: 'Due', sort: 'due' },
    { words: 'Age', sort: 'age' },
  ],
  [{ words: 'Reference' }, { words: 'Kind', sort: 'kind' }],
  [{ words: 'Staff member', sort: 'staff' }],
  [{ words: 'Organization', sort: 'organization' }],
  [{ words: 'Requestor', sort: 'requestor' }],
  [{ words: 'Evidence' }],
  [{ words: 'Assigned to' }],
  [{ words: 'State', sort: 'state' }],
]

type TableProps = {
  query: InboxQuery
  rows: InboxRow[]
  selected: string[]
  onToggle: (id: string) => void
  onToggleAll: () => void
}

/** The requests of one page, as a table in a region of its own that scrolls on narrow screens. */
export function InboxTable({ query, rows, selected, onToggle, onToggleAll }: TableProps) {
  return (
    <div className="cj-scroll" role="region" aria-label="Table of requests" tabIndex={0}>
      <table className="cj-table cj-inbox" onKeyDown={moveWithArrows}>
        <caption className="cj-hidden">Requests, one a row. Column heads with a link sort the table.</caption>
        <thead>
          <tr>
            <th scope="col" className="cj-select">
              <SelectAll
                some={selected.length > 0}
                all={selected.length === rows.length}
                onToggle={onToggleAll}
              />
            </th>
            {columns.map((parts) => (
              <Head key={parts.map(({ words }) => words).join()} query={query} parts={parts} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RequestRow
              key={row.id}
              row={row}
              query={query}
              isSelected={selected.includes(row.id)}
              onToggle={() => onToggle(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Within a row the arrows lead to the next one, and the page stays where it is. */
function moveWithArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
  const inRow = event.target instanceof Element && event.target.closest('tbody')
  if (!by || !inRow || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  moveFocus(by)
}

/** Half ticked as long as only some are selected. */
function SelectAll({ some, all, onToggle }: { some: boolean; all: boolean; onToggle: () => void }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !all
  }, [some, all])
  return (
    <label className="cj-select__target">
      <input
        ref={box}
        id={selectAllId}
        type="checkbox"
        aria-label="Select all requests on this page"
        checked={all}
        onChange={onToggle}
      />
    </label>
  )
}

function Head({ query, parts }: { query: InboxQuery; parts: Column[] }) {
  const isSorted = parts.some(({ sort }) => sort === query.sort)
  return (
    <th scope="col" aria-sort={isSorted ? (query.descending ? 'descending' : 'ascending') : undefined}>
      {parts.map((part, place) => (
        <span key={part.words}>
          {place ? ', ' : ''}
          <HeadPart query={query} {...part} />
        </span>
      ))}
    </th>
  )
}

function HeadPart({ query, words, sort }: { query: InboxQuery } & Column) {
  if (!sort) return words
  const mark = query.sort === sort ? (query.descending ? ' ▼' : ' ▲') : ''
  return (
    <Link prefetch={false} href={sortAddress(query, sort)} className="cj-sort">
      {words}
      {mark ? <span aria-hidden="true">{mark}</span> : null}
      {mark ? <span className="cj-hidden"> (sorted by this)</span> : null}
    </Link>
  )
}
