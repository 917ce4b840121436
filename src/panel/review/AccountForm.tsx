'use client'

import { type FormEvent, useState } from 'react'
import type { DecisionProps, FormProps } from './DecisionPanel.tsx'
import { Field, ProblemSummary, TextInput } from './fields.tsx'
import { useAct } from './useAct.ts'

const form = 'account'

/** Records that the account was created or its password reset, and sends the credentials notice (R29-R33, D11). */
export function AccountForm({ decision, onDone }: FormProps) {
  const { act, busy, problems } = useAct(decision.requestId, onDone)
  const [username, setUsername] = useState(decision.username)
  const [temporaryPassword, setTemporaryPassword] = useState('')
  const [visible, setVisible] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const toMend = await act('record-account', { username, temporaryPassword }, sent(decision))
    if (!toMend.length) setTemporaryPassword('')
  }
  return (
    <form noValidate autoComplete="off" onSubmit={submit}>
      <p>{decision.work}</p>
      <ProblemSummary form={form} problems={problems} />
      <TextInput
        form={form}
        name="username"
        label="CalJOBS username"
        problems={problems}
        value={username}
        onChange={setUsername}
      />
      <Field
        form={form}
        name="temporaryPassword"
        label="Temporary password"
        hint="Expires 24 hours after you send the notice"
        problems={problems}
      >
        {(attributes) => (
          <span className="cj-password">
            {/* Not of type password: a browser would offer to keep it. */}
            <input
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              data-1p-ignore=""
              data-lpignore="true"
              className={visible ? undefined : 'cj-masked'}
              {...attributes}
              value={temporaryPassword}
              onChange={(event) => setTemporaryPassword(event.target.value)}
            />
            <button
              type="button"
              className="cj-button"
              aria-pressed={visible}
              onClick={() => setVisible(!visible)}
            >
              Show<span className="cj-hidden"> the temporary password</span>
            </button>
          </span>
        )}
      </Field>
      <Explanation decision={decision} />
      <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
        {busy ? 'Sending…' : 'Record the account and send the notice'}
      </button>
    </form>
  )
}

const sent = ({ done, staffName, requestorName }: DecisionProps) =>
  `${done}. The credentials notice goes to ${staffName}, with a copy to ${requestorName}.`

function Explanation({ decision: { passwordBy, staffEmail, requestorEmail } }: { decision: DecisionProps }) {
  return (
    <p className="cj-hint">
      The notice goes to {staffEmail}, with a copy to {requestorEmail}.{' '}
      {passwordBy === 'notice'
        ? 'It carries the temporary password.'
        : 'The temporary password stands on a page that opens once, for the staff member alone.'}{' '}
      The password is kept sealed until the mail is sent, then wiped; nobody can look it up here afterwards.
    </p>
  )
}
