'use client'

import { type FormEvent, useState } from 'react'
import { Done, SelectField } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { ProblemSummary } from '../review/fields.tsx'

const form = 'standing'

type Option = { id: string; name: string }
type Props = { coordinatorId: string; name: string; changes: Option[]; successors: Option[] }

/** What becomes of the account, and who takes over. */
export function StandingForm({ coordinatorId, name, changes, successors }: Props) {
  const { act, busy, problems, done } = useRecordAct(`/api/coordinators/${coordinatorId}`)
  const [change, setChange] = useState('')
  const [successor, setSuccessor] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await act('standing', { change, successor }, `The account of ${name} was changed.`))) return
    setChange('')
    setSuccessor('')
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <SelectField
        form={form}
        name="change"
        label="What changes"
        none="Select"
        options={changes}
        value={change}
        onChange={setChange}
        problems={problems}
      />
      <SelectField
        form={form}
        name="successor"
        label="Hand over to"
        hint="Takes the place of this person in every organization."
        none="Nobody: what is open goes where the list above says"
        options={successors}
        value={successor}
        onChange={setSuccessor}
        problems={problems}
      />
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        Confirm the change
      </button>
    </form>
  )
}
