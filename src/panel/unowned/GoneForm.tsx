'use client'

import { useState } from 'react'
import type { ListedRequestor } from '../../services/unowned.ts'
import { Modal } from '../review/Modal.tsx'
import { Problems } from './Problems.tsx'
import { useOwnershipAct } from './useOwnershipAct.ts'

type Props = { requestor: ListedRequestor; onDone: (words: string) => void }

/** Marks a requestor as gone, after one question, or as back. */
export const GoneForm = (props: Props) =>
  props.requestor.goneOn ? <BackButton {...props} /> : <GoneButton {...props} />

function BackButton({ requestor: { id, name }, onDone }: Props) {
  const { act, busy, problems } = useOwnershipAct(onDone)
  return (
    <>
      <Problems problems={problems} />
      <button
        type="button"
        className="cj-button"
        aria-disabled={busy}
        onClick={() => act(`/api/requestors/${id}/back`, {}, `${name} oversees staff again.`)}
      >
        Back again<span className="cj-hidden">: {name}</span>
      </button>
    </>
  )
}

function GoneButton({ requestor, onDone }: Props) {
  const { id, name, activeAccounts } = requestor
  const [open, setOpen] = useState(false)
  const { act, busy, problems, setProblems } = useOwnershipAct(onDone)
  const close = () => {
    setOpen(false)
    setProblems([])
  }
  const mark = async () => {
    if (await act(`/api/requestors/${id}/gone`, {}, `${name} is marked as gone.`)) close()
  }
  return (
    <>
      <button type="button" className="cj-button" onClick={() => setOpen(true)}>
        Mark as gone<span className="cj-hidden">: {name}</span>
      </button>
      <Modal id={`gone-${id}`} heading={`Mark ${name} as gone?`} open={open} onClose={close}>
        <p>{whatFollows(activeAccounts)} It can be undone with “Back again”.</p>
        <Problems problems={problems} />
        <p className="cj-actions">
          <button type="button" className="cj-button cj-button--main" aria-disabled={busy} onClick={mark}>
            Mark as gone
          </button>
          <button type="button" className="cj-button" onClick={close}>
            Cancel
          </button>
        </p>
      </Modal>
    </>
  )
}

function whatFollows(accounts: number): string {
  if (!accounts) return 'No active account is overseen by this requestor.'
  return accounts === 1
    ? '1 active account is then without a requestor and stands in the list above.'
    : `${accounts} active accounts are then without a requestor and stand in the list above.`
}
