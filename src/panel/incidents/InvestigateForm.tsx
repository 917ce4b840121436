'use client'

import { type FormEvent, useState } from 'react'
import { ProblemSummary, TextArea } from '../review/fields.tsx'
import { SelectField } from '../parts/fields.tsx'
import { focusInvestigation, useIncidentAct } from './useIncidentAct.ts'

type InvestigateProps = {
  incidentId: string
  candidates: { id: string; name: string }[]
  /** Chosen at first, where that is possible. */
  selfId: string
  /** Whether it was closed and is opened once more. */
  again: boolean
}

const form = 'investigate'

/** Opens an investigation, or opens it again with a reason, for oneself or for somebody of the Operations Unit. */
export function InvestigateForm({ incidentId, candidates, selfId, again }: InvestigateProps) {
  const { act, busy, problems } = useIncidentAct(incidentId)
  const [investigator, setInvestigator] = useState(candidates.some(({ id }) => id === selfId) ? selfId : '')
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { investigator: investigator || selfId, ...(again && { reason }) }
    if (await act(again ? 'reopen' : 'investigate', body, '')) focusInvestigation()
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      {again ? (
        <TextArea
          form={form}
          name="reason"
          label="Why it is opened again"
          hint="What was found before stays as it is. A new round begins."
          rows={3}
          problems={problems}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      <SelectField
        form={form}
        name="investigator"
        label="Investigator"
        hint="Nobody investigates what they processed or asked for themselves."
        none="Choose somebody of the Operations Unit"
        options={candidates}
        problems={problems}
        value={investigator}
        onChange={setInvestigator}
      />
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {again ? 'Open the investigation again' : 'Open the investigation'}
      </button>
    </form>
  )
}
