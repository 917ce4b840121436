'use client'

import { useState } from 'react'
import type { UnownedView } from '../../services/unowned.ts'
import { RequestorTable } from './RequestorTable.tsx'
import { UnownedTable } from './UnownedTable.tsx'

/** Both lists, and in words what was done last: the row of it may be gone from its list. */
export function UnownedLists({ view, search }: { view: UnownedView; search: string }) {
  const [done, setDone] = useState('')
  const { unowned, unownedTotal, requestors, requestorsTotal, mayAct } = view
  return (
    <>
      <div role="status">{done ? <p className="cj-notice">{done}</p> : null}</div>
      <p>
        Every active account has a requestor who oversees it. These have none: give each to a requestor of its
        organization, or have it deactivated.
      </p>
      <section aria-labelledby="unowned">
        <h2 id="unowned">
          {counted(unownedTotal, 'account without a requestor', 'accounts without a requestor')}
        </h2>
        {unowned.length ? (
          <UnownedTable accounts={unowned} mayAct={mayAct} onDone={setDone} />
        ) : (
          <p>Every active account of your organizations has a requestor.</p>
        )}
        <Rest shown={unowned.length} total={unownedTotal} hint="The ones that fall due first stand here." />
      </section>
      <section aria-labelledby="requestors" className="cj-requestors">
        <h2 id="requestors">Requestors of your organizations</h2>
        <RequestorSearch search={search} />
        {requestors.length ? (
          <RequestorTable requestors={requestors} mayAct={mayAct} onDone={setDone} />
        ) : (
          <p>{search ? `No requestor matches “${search}”.` : 'No requestor has sent a request yet.'}</p>
        )}
        <Rest
          shown={requestors.length}
          total={requestorsTotal}
          hint="Search for the others by name or address."
        />
      </section>
    </>
  )
}

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

function Rest({ shown, total, hint }: { shown: number; total: number; hint: string }) {
  if (shown >= total) return null
  return (
    <p className="cj-muted">
      {shown} of {total.toLocaleString('en-US')}. {hint}
    </p>
  )
}

/** Works without JavaScript: the words stand in the address. */
function RequestorSearch({ search }: { search: string }) {
  return (
    <form role="search" className="cj-search" method="get">
      <label htmlFor="requestor-search">
        Search for a requestor <span className="cj-hint">name or mail address</span>
      </label>
      <div className="cj-search__row">
        <input
          id="requestor-search"
          name="q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          defaultValue={search}
        />
        <button type="submit" className="cj-button">
          Search
        </button>
      </div>
    </form>
  )
}
