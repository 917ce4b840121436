'use client'

import { type FormEvent, useState } from 'react'
import { ProblemSummary } from '../review/fields.tsx'
import { Done, InputField } from '../parts/fields.tsx'
import { useIncidentAct } from './useIncidentAct.ts'

const form = 'security-office'

type Values = { toldOn: string; toldTime: string }

/** Records when the security office was told. */
export function SecurityOfficeForm({ incidentId, saved }: { incidentId: string; saved: Values }) {
  const { act, busy, problems, done } = useIncidentAct(incidentId)
  const [values, setValues] = useState(saved)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act('security-office', values, 'Saved.')
  }
  const bound = { form, problems }
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <div className="cj-pair">
        <InputField
          {...bound}
          name="toldOn"
          type="date"
          label="Date on which the security office was told"
          value={values.toldOn}
          onChange={(toldOn) => setValues({ ...values, toldOn })}
        />
        <InputField
          {...bound}
          name="toldTime"
          type="time"
          label="Time, Pacific"
          value={values.toldTime}
          onChange={(toldTime) => setValues({ ...values, toldTime })}
        />
      </div>
      <button type="submit" className="cj-button" aria-disabled={busy}>
        Save when it was told
      </button>
    </form>
  )
}
