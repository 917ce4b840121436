'use client'

import { type FormEvent, useState } from 'react'
import type { DecisionProps, FormProps } from './DecisionPanel.tsx'
import { Choices, Field, ProblemSummary } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'grant'

/** Grants what was asked for, or a part of it; for non-EDD staff after reading the date on each document. */
export function GrantForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [ispaSeenOn, setIspaSeenOn] = useState('')
  const [statementSeenOn, setStatementSeenOn] = useState('')
  const [privileges, setPrivileges] = useState(decision.privileges.map(({ id }) => id))
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const seen = decision.asksForSeenDates
      ? { ispaSeenOn: ispaSeenOn || undefined, statementSeenOn: statementSeenOn || undefined }
      : {}
    void act(
      'grant',
      { ...seen, privilegesGranted: privileges, note: note.trim() || undefined },
      granted(decision),
    )
  }
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} problems={problems} />
      <Failing texts={decision.failing} />
      {decision.asksForSeenDates ? (
        <>
          <Field
            form={form}
            name="ispaSeenOn"
            label="Date you see on the ISPA certificate"
            problems={problems}
          >
            {(attributes) => (
              <input
                type="date"
                {...attributes}
                value={ispaSeenOn}
                onChange={(event) => setIspaSeenOn(event.target.value)}
              />
            )}
          </Field>
          <Field
            form={form}
            name="statementSeenOn"
            label="Date you see on the signed E-1"
            problems={problems}
          >
            {(attributes) => (
              <input
                type="date"
                {...attributes}
                value={statementSeenOn}
                onChange={(event) => setStatementSeenOn(event.target.value)}
              />
            )}
          </Field>
        </>
      ) : null}
      <Choices
        form={form}
        name="privilegesGranted"
        legend="Privileges to grant"
        options={decision.privileges.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={privileges}
        onChange={setPrivileges}
        problems={problems}
      />
      <Field
        form={form}
        name="note"
        label="Note for coordinators and auditors (optional)"
        problems={problems}
      >
        {(attributes) => (
          <textarea rows={2} {...attributes} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {busy ? 'Granting…' : 'Grant'}
      </button>
    </form>
  )
}

const granted = ({ requestorName }: DecisionProps) =>
  `Granted, and ${requestorName} is told by mail. Now create the account in CalJOBS and record it here.`

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
