'use client'

import { type FormEvent, useState } from 'react'
import type { UnownedAccount } from '../../services/unowned.ts'
import { Problems } from './Problems.tsx'
import { useOwnershipAct } from './useOwnershipAct.ts'

/** Gives one account to a requestor of its organization. */
export function AssignForm({
  account,
  onDone,
}: {
  account: UnownedAccount
  onDone: (words: string) => void
}) {
  const { staffId, staffName, candidates } = account
  const [requestorId, setRequestorId] = useState('')
  const { act, busy, problems, setProblems } = useOwnershipAct(onDone)
  const id = `assign-${staffId}`
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const to = candidates.find((one) => one.id === requestorId)
    if (!to) return setProblems([{ code: 'missing', message: 'Select a requestor' }])
    return act(
      `/api/staff/${staffId}/assign-requestor`,
      { requestorId },
      `${staffName} is now overseen by ${to.name}, who is told.`,
    )
  }
  return (
    <form className="cj-assign" onSubmit={submit} noValidate>
      <label htmlFor={id} className="cj-hidden">
        Requestor for {staffName}
      </label>
      <Problems id={`${id}-problem`} problems={problems} />
      <div className="cj-assign__row">
        <select
          id={id}
          value={requestorId}
          onChange={(event) => setRequestorId(event.target.value)}
          aria-invalid={problems.length ? true : undefined}
          aria-describedby={problems.length ? `${id}-problem` : undefined}
        >
          <option value="">Select a requestor</option>
          {candidates.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}, {one.email}
            </option>
          ))}
        </select>
        <button type="submit" className="cj-button" aria-disabled={busy}>
          Give<span className="cj-hidden"> {staffName} to this requestor</span>
        </button>
      </div>
    </form>
  )
}
