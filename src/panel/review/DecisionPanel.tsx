'use client'

import Link from 'next/link.js'
import { useEffect, useRef, useState } from 'react'
import type { RequestEvent } from '../../policy/lifecycle.ts'
import type { RequestState } from '../../policy/vocabulary.ts'
import type { CodedReason, NamedPrivilege } from '../../services/reviewRequest.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { AccountForm } from './AccountForm.tsx'
import { ClaimBar } from './ClaimBar.tsx'
import { DeactivationForm } from './DeactivationForm.tsx'
import { DenyDialog } from './DenyDialog.tsx'
import { GrantForm } from './GrantForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

/** What the decision needs to know; plain values, since it runs in the browser. */
export type DecisionProps = {
  requestId: string
  reference: string
  state: RequestState
  /** What the signed-in person may do now, and in words why not where that is nothing. */
  acts: RequestEvent[]
  reasons: string[]
  claimer?: string
  /** Documents that came with a file: the coordinator confirms the date on each. */
  datesToSee: { field: 'ispaSeenOn' | 'statementSeenOn'; label: string }[]
  requestorName: string
  requestorEmail: string
  staffName: string
  staffEmail: string
  /** To grant, or to add. */
  privileges: NamedPrivilege[]
  privilegesToRemove: NamedPrivilege[]
  /** Checks that fail, in words. */
  failing: string[]
  codedReasons: CodedReason[]
  mostTextCharacters: number
  parts: { value: string; label: string }[]
  /** What is to be done in CalJOBS, and how it reads when that is recorded. */
  work: string
  done: string
  issuesCredentials: boolean
  /** CalJOBS username, where it is known. */
  username: string
  /** Pacific Time. */
  now: { date: string; time: string }
  passwordBy: 'notice' | 'page'
  next?: { id: string; reference: string }
}

/** What every form of the decision is given. */
export type FormProps = { decision: DecisionProps; onDone: (message: string) => void }

/** Claim, grant, deny, return, and the account work after that; and what was done, in words that stay. */
export function DecisionPanel(decision: DecisionProps) {
  const [done, setDone] = useState('')
  const status = useRef<HTMLDivElement>(null)
  // Once more when the page is read again: a dialog that was open until then has let go of the focus.
  useEffect(() => {
    if (done) status.current?.focus()
  }, [done, decision.state])
  const may = (event: RequestEvent) => decision.acts.includes(event)
  const form: FormProps = { decision, onDone: setDone }
  return (
    <div className="cj-card cj-decision">
      <h2>{may('record-account') ? 'Account work in CalJOBS' : 'Decision'}</h2>
      <div ref={status} role="status" tabIndex={-1} className={done ? 'cj-notice' : undefined}>
        {done ? <p>{done}</p> : null}
        {done && decision.next && !may('grant') ? (
          <p>
            <Link prefetch={false} href={reviewPath(decision.next.id)}>
              Next to review: {decision.next.reference}
            </Link>
          </p>
        ) : null}
      </div>
      {decision.reasons.map((reason) => (
        <p key={reason} className="cj-why">
          {reason}
        </p>
      ))}
      {may('claim') || may('release') ? <ClaimBar {...form} /> : null}
      {may('grant') ? <GrantForm {...form} /> : null}
      {may('record-deactivation') ? <DeactivationForm {...form} /> : null}
      {may('deny') || may('return') ? (
        <div className="cj-other-acts">
          {may('deny') ? <DenyDialog {...form} /> : null}
          {may('return') ? <ReturnDialog {...form} /> : null}
        </div>
      ) : null}
      {may('record-account') ? <Work {...form} /> : null}
    </div>
  )
}

const Work = (form: FormProps) =>
  form.decision.issuesCredentials ? <AccountForm {...form} /> : <RecordForm {...form} />
