'use client'

import { type FormEvent, useState } from 'react'
import type { DecisionProps, FormProps } from './DecisionPanel.tsx'
import { Choices, Field, ProblemSummary, TextArea } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'grant'

/** Grants what was asked for, or a part of it; where files came along, after reading the date on each document. */
export function GrantForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [seen, setSeen] = useState<Record<string, string>>({})
  const [granted, setGranted] = useState(decision.privileges.map(({ id }) => id))
  const [removed, setRemoved] = useState(decision.privilegesToRemove.map(({ id }) => id))
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const isPart =
    granted.length < decision.privileges.length || removed.length < decision.privilegesToRemove.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const grant = {
      ...datesSeen(decision, seen),
      privilegesGranted: granted,
      privilegesRemoved: removed,
      text: isPart ? text : undefined,
      note: note.trim() || undefined,
    }
    void act('grant', grant, grantedWords(decision))
  }
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} problems={problems} />
      <Failing texts={decision.failing} />
      {decision.datesToSee.map(({ field, label }) => (
        <Field key={field} form={form} name={field} label={label} problems={problems}>
          {(attributes) => (
            <input
              type="date"
              {...attributes}
              value={seen[field] ?? ''}
              onChange={(event) => setSeen({ ...seen, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {decision.privileges.length ? (
        <Choices
          form={form}
          name="privilegesGranted"
          legend={decision.privilegesToRemove.length ? 'Privileges to add' : 'Privileges to grant'}
          options={decision.privileges.map(asOption)}
          chosen={granted}
          onChange={setGranted}
          problems={problems}
        />
      ) : null}
      {decision.privilegesToRemove.length ? (
        <Choices
          form={form}
          // The one message about privileges leads to the first group that is there.
          name={decision.privileges.length ? 'privilegesRemoved' : 'privilegesGranted'}
          legend="Privileges to remove"
          options={decision.privilegesToRemove.map(asOption)}
          chosen={removed}
          onChange={setRemoved}
          problems={problems}
        />
      ) : null}
      {isPart ? (
        <TextArea
          form={form}
          name="text"
          label="Why only a part is granted (the requestor reads this)"
          problems={problems}
          rows={3}
          value={text}
          onChange={setText}
        />
      ) : null}
      <TextArea
        form={form}
        name="note"
        label="Note for coordinators and auditors (optional)"
        problems={problems}
        rows={2}
        value={note}
        onChange={setNote}
      />
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {busy ? 'Granting…' : isPart ? 'Grant a part' : 'Grant'}
      </button>
    </form>
  )
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

const datesSeen = ({ datesToSee }: DecisionProps, seen: Record<string, string>) =>
  Object.fromEntries(datesToSee.map(({ field }) => [field, seen[field] || undefined]))

const grantedWords = ({ requestorName, work }: DecisionProps) =>
  `Granted, and ${requestorName} is told by mail. ${work}`

function Failing({ texts }: { texts: string[] }) {
  if (!texts.length) return null
  return (
    <div className="cj-why">
      <p>Before you grant: {texts.length === 1 ? 'a check fails.' : `${texts.length} checks fail.`}</p>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
