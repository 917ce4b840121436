'use client'

import { type FormEvent, useState } from 'react'
import { checkPackReason } from '../../policy/evidencePack.ts'
import type { Problem } from '../../policy/problem.ts'
import { ProblemSummary, TextArea } from '../review/fields.tsx'

const form = 'evidence-pack'

type AskForPackProps = {
  isAgain: boolean
  busy: boolean
  problems: Problem[]
  setProblems: (problems: Problem[]) => void
  ask: (reason: string) => void
}

/** Asks for the pack, with the reason that the audit trail keeps. */
export function AskForPack({ isAgain, busy, problems, setProblems, ask }: AskForPackProps) {
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = checkPackReason(reason.trim())
    if (found.length) setProblems(found)
    else ask(reason)
  }
  return (
    <form noValidate onSubmit={submit}>
      <ProblemSummary form={form} problems={problems} />
      <TextArea
        form={form}
        name="reason"
        label="Who needs these records, and what for"
        hint="This stands in the audit trail, and in the pack."
        rows={3}
        problems={problems}
        value={reason}
        onChange={setReason}
      />
      <button type="submit" className="cj-button" aria-disabled={busy}>
        {isAgain ? 'Ask for the evidence pack again' : 'Ask for the evidence pack'}
      </button>
    </form>
  )
}
