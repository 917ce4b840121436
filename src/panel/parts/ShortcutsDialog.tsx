'use client'

import { useState } from 'react'
import { Modal } from '../review/Modal.tsx'
import { switchShortcuts, useShortcuts, useShortcutsAreOn } from './shortcuts.ts'

/** Keys that do the same, and what they do, in words. */
export type ShortcutWords = { keys: string[]; does: string }

/** A visible link to the list of the shortcuts of this page, which the key `?` opens too; there they are switched off. */
export function ShortcutsDialog({ shortcuts }: { shortcuts: ShortcutWords[] }) {
  const [open, setOpen] = useState(false)
  const on = useShortcutsAreOn()
  useShortcuts({ '?': () => setOpen(true) })
  const all = [...shortcuts, { keys: ['?'], does: 'This list' }]
  return (
    <>
      <button type="button" className="cj-link cj-no-print" onClick={() => setOpen(true)}>
        Keyboard shortcuts{on ? ' (?)' : ' (off)'}
      </button>
      <Modal id="shortcuts" heading="Keyboard shortcuts" open={open} onClose={() => setOpen(false)}>
        <label className="cj-choice">
          <input type="checkbox" checked={on} onChange={(event) => switchShortcuts(event.target.checked)} />
          <span>Single keys do something on these pages</span>
        </label>
        <dl className="cj-shortcuts">
          {all.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key, place) => (
                  <span key={key}>
                    {place ? ' or ' : ''}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="cj-hint">They rest while you type in a field.</p>
        <p className="cj-actions">
          <button type="button" className="cj-button" onClick={() => setOpen(false)}>
            Close
          </button>
        </p>
      </Modal>
    </>
  )
}
