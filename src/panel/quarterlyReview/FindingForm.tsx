'use client'

import { type FormEvent, useState } from 'react'
import type { GivenFinding } from '../../policy/quarterlyReview/findings.ts'
import { findingRequirementLabels, findingSeverityLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import { Done, InputField, SelectField } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { ProblemSummary, TextArea } from '../review/fields.tsx'

const nothing: GivenFinding = {
  requirement: '',
  severity: '',
  text: '',
  correctiveAction: '',
  owner: '',
  dueOn: '',
}

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([id, name]) => ({ id, name }))

type FindingFormProps = {
  /** Address of the account under review, or of the finding that is changed. */
  record: string
  act: 'finding' | 'change'
  saved?: GivenFinding
}

/** Notes a finding about an account under review, or changes one that is not told yet (R49, R50). */
export function FindingForm({ record, act: name, saved = nothing }: FindingFormProps) {
  const { act, busy, problems, done } = useRecordAct(record)
  const [values, setValues] = useState(saved)
  const form = name === 'finding' ? 'new-finding' : `change-${record.split('/').at(-1)}`
  const set = (field: keyof GivenFinding) => (value: string) => setValues({ ...values, [field]: value })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const words = name === 'finding' ? 'The finding is noted.' : 'The finding is changed.'
    if ((await act(name, values, words)) && name === 'finding') setValues(nothing)
  }
  const field = (of: keyof GivenFinding) => ({
    form,
    name: of,
    problems,
    value: values[of],
    onChange: set(of),
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <SelectField
        {...field('requirement')}
        label="What it is about"
        none="Select"
        options={optionsOf(findingRequirementLabels)}
      />
      <SelectField
        {...field('severity')}
        label="Severity"
        none="Select"
        options={optionsOf(findingSeverityLabels)}
      />
      <TextArea
        {...field('text')}
        label="What was found"
        hint="The organization reads it as it is."
        rows={3}
      />
      <TextArea {...field('correctiveAction')} label="Corrective action" rows={2} />
      <InputField {...field('owner')} type="text" label="Owner" hint="Who does the corrective action" />
      <InputField {...field('dueOn')} type="date" label="Due on" />
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {name === 'finding' ? 'Note the finding' : 'Save the change'}
      </button>
    </form>
  )
}
