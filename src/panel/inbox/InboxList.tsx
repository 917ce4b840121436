'use client'

import { type ReactNode, useState } from 'react'
import type { ActorRole } from '../../policy/lifecycle.ts'
import type { InboxRow } from '../../services/inbox.ts'
import type { InboxQuery } from '../../services/inboxQuery.ts'
import { useShortcuts } from '../parts/shortcuts.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { BulkDialog } from './bulk/BulkDialog.tsx'
import { BulkResults } from './bulk/BulkResults.tsx'
import { isRunning } from './bulk/run.ts'
import { useBulk } from './bulk/useBulk.ts'
import { InboxTable } from './InboxTable.tsx'
import { focusedRow, focusTable, moveFocus } from './rowFocus.ts'

type ListProps = {
  query: InboxQuery
  rows: InboxRow[]
  /** Of the signed-in person. */
  role: ActorRole
  /** Whom requests can be assigned to. */
  coordinators: { id: string; name: string }[]
  /** Stands where the list is empty. */
  children?: ReactNode
}

/** The requests of one page, which of them are selected, and what is done to those. */
export function InboxList({ query, rows, role, coordinators, children }: ListProps) {
  const control = useBulk(role)
  const { bulk } = control
  const { selected, toggle, toggleAll, select } = useSelection(rows)
  useShortcuts({
    j: () => moveFocus(1),
    k: () => moveFocus(-1),
    x: () => toggleFocused(toggle),
    X: toggleAll,
    a: toggleAll,
  })
  return (
    <>
      {rows.length ? (
        <BulkBar
          query={query}
          selected={selected}
          mayAct={role !== 'auditor'}
          busy={isRunning(bulk)}
          onAct={(act) =>
            control.ask(
              act,
              rows.filter(({ id }) => selected.includes(id)),
            )
          }
          onClear={() => {
            select([])
            focusTable()
          }}
        />
      ) : null}
      <BulkDialog
        asked={bulk.asked}
        coordinators={coordinators}
        onCancel={control.cancel}
        onConfirm={control.confirm}
      />
      {bulk.run ? (
        <BulkResults
          run={bulk.run}
          query={query}
          shown={rows.map(({ id }) => id)}
          onStop={control.stop}
          onClose={() => {
            control.close()
            focusTable()
          }}
          onSelect={select}
        />
      ) : null}
      {rows.length ? (
        <InboxTable query={query} rows={rows} selected={selected} onToggle={toggle} onToggleAll={toggleAll} />
      ) : (
        children
      )}
    </>
  )
}

/** Which requests of the page are selected; one that is no longer on it is not. */
function useSelection(rows: InboxRow[]) {
  const [ids, setIds] = useState<string[]>([])
  const selected = rows.flatMap(({ id }) => (ids.includes(id) ? [id] : []))
  const toggle = (id: string) =>
    setIds(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])
  const toggleAll = () => setIds(selected.length === rows.length ? [] : rows.map(({ id }) => id))
  return { selected, toggle, toggleAll, select: setIds }
}

function toggleFocused(toggle: (id: string) => void): void {
  const id = focusedRow()?.dataset.request
  if (id) toggle(id)
}
