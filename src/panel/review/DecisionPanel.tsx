'use client'

import Link from 'next/link.js'
import { useEffect, useRef, useState } from 'react'
import type { RequestEvent } from '../../policy/lifecycle.ts'
import type { RequestState } from '../../policy/vocabulary.ts'
import type { CheckLine } from '../../policy/review.ts'
import type { RevisionChoice } from '../../policy/review/revision.ts'
import type { CodedReason, NamedPrivilege } from '../../services/reviewRequest.ts'
import { AccountForm } from './AccountForm.tsx'
import { AssignForm } from './AssignForm.tsx'
import { ClaimBar } from './ClaimBar.tsx'
import type { SeenField } from './DatesSeen.tsx'
import { ConfirmForm } from './ConfirmForm.tsx'
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
  /** Whom it can be given to. */
  assignable: { id: string; name: string }[]
  /** Documents whose date the coordinator reads; a file that is here has the field beside it. */
  datesToSee: { field: SeenField; name: string; label: string; hasFile: boolean }[]
  /** Revisions that can stand on the statement (D15). */
  revisions: RevisionChoice[]
  requestorName: string
  requestorEmail: string
  staffName: string
  staffEmail: string
  /** To grant, or to add. */
  privileges: NamedPrivilege[]
  privilegesToRemove: NamedPrivilege[]
  /** Those that do not pass. */
  checks: CheckLine[]
  /** What a grant would be refused for whatever is said, in words. */
  forbidden: string[]
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
  nextReference?: string
}

/** What every form of the decision is given. */
export type FormProps = { decision: DecisionProps; onDone: (message: string) => void }

/**
 * Claim, give, grant, deny, return, and the account work after that; and what was done, in words that stay, with the
 * way to the next request of the list.
 */
export function DecisionPanel({ next, back, ...decision }: DecisionProps & { next?: string; back: string }) {
  const [done, setDone] = useState('')
  const status = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (done) status.current?.focus()
  }, [done])
  // When the page is read again, what had the focus may be gone; whoever has gone on meanwhile keeps it.
  useEffect(() => {
    if (done && isFocusLost()) status.current?.focus()
  }, [done, decision.state])
  const may = (event: RequestEvent) => decision.acts.includes(event)
  const form: FormProps = { decision, onDone: setDone }
  return (
    <div className="cj-card cj-decision">
      <h2>{may('record-account') ? 'Account work in CalJOBS' : 'Decision'}</h2>
      <div ref={status} role="status" tabIndex={-1} className={done ? 'cj-notice' : undefined}>
        {done ? <p>{done}</p> : null}
        {done ? (
          <p className="cj-actions">
            {next ? (
              <Link prefetch={false} href={next}>
                Next to review: {decision.nextReference}
              </Link>
            ) : null}
            <Link prefetch={false} href={back}>
              Back to the list
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
      {may('confirm') ? <ConfirmForm {...form} /> : null}
      {may('record-deactivation') ? <DeactivationForm {...form} /> : null}
      {may('deny') || may('return') ? (
        <div className="cj-other-acts">
          {may('deny') ? <DenyDialog {...form} /> : null}
          {may('return') ? <ReturnDialog {...form} /> : null}
        </div>
      ) : null}
      {may('record-account') ? <Work {...form} /> : null}
      {may('reassign') && decision.assignable.length ? <AssignForm key={decision.state} {...form} /> : null}
    </div>
  )
}

const isFocusLost = () => !document.activeElement || document.activeElement === document.body

const Work = (form: FormProps) =>
  form.decision.issuesCredentials ? <AccountForm {...form} /> : <RecordForm {...form} />
