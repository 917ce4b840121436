'use client'

import { useState } from 'react'
import { Done } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { Modal } from '../review/Modal.tsx'
import { Problems } from '../unowned/Problems.tsx'

type ActButtonProps = {
  id: string
  record: string
  name: string
  label: string
  done: string
  main?: boolean
  /** Asked before, where it cannot be undone. */
  confirm?: string
  /** The heading that takes the focus when the button goes away with its act. */
  focus?: string
}

/** One act that needs no words. */
export function ActButton({ id, record, name, label, done: told, main, confirm, focus }: ActButtonProps) {
  const { act, busy, problems, done } = useRecordAct(record)
  const [asking, setAsking] = useState(false)
  const run = async () => {
    setAsking(false)
    if ((await act(name, {}, told)) && focus) document.getElementById(focus)?.focus()
  }
  return (
    <div className="cj-no-print">
      <Problems problems={problems} />
      <Done words={done} />
      <button
        type="button"
        className={main ? 'cj-button cj-button--main' : 'cj-button'}
        aria-disabled={busy}
        onClick={() => (confirm ? setAsking(true) : void run())}
      >
        {label}
      </button>
      {confirm ? (
        <Modal id={id} heading={`${label}?`} open={asking} onClose={() => setAsking(false)}>
          <p>{confirm}</p>
          <p className="cj-actions">
            <button type="button" className="cj-button cj-button--main" onClick={() => void run()}>
              {label}
            </button>
            <button type="button" className="cj-button" onClick={() => setAsking(false)}>
              Not yet
            </button>
          </p>
        </Modal>
      ) : null}
    </div>
  )
}
