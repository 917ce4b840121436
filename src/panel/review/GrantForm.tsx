'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useMemo, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { grantNeedsReason } from '../../policy/review/doubts.ts'
import { DateSeen, grantForm, useDatesSeen } from './DatesSeen.tsx'
import type { DecisionProps, FormProps } from './DecisionPanel.tsx'
import { Choices, idOfField, ProblemSummary, TextArea } from './fields.tsx'
import { GrantReason } from './GrantReason.tsx'
import { useAct } from './useAct.ts'

/** Grants what was asked for, or a part of it, unless something forbids it. */
export const GrantForm = (form: FormProps) =>
  form.decision.forbidden.length ? <Forbidden texts={form.decision.forbidden} /> : <Grant {...form} />

/** In one press where every check passes; else after the reason (R19). */
function Grant({ decision, onDone }: FormProps) {
  const router = useRouter()
  const { act, busy, problems, forget } = useAct(decision.requestId, onDone)
  const seen = useDatesSeen()
  const [granted, setGranted] = useState(decision.privileges.map(({ id }) => id))
  const [removed, setRemoved] = useState(decision.privilegesToRemove.map(({ id }) => id))
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [asksReason, setAsksReason] = useState(false)
  const doubts = [
    ...grantNeedsReason(decision.checks, granted),
    ...(decision.revisions.find(({ id }) => id === seen.revision)?.doubts ?? []),
  ]
  const isPart =
    granted.length < decision.privileges.length || removed.length < decision.privilegesToRemove.length
  const send = async () => {
    const grant = {
      ...datesSeen(decision, seen.dates),
      statementRevision: seen.revision || undefined,
      privilegesGranted: granted,
      privilegesRemoved: removed,
      text: isPart ? text : undefined,
      note: note.trim() || undefined,
    }
    const refused = await act('grant', grant, grantedWords(decision))
    seen.setProblems(refused)
    // Everything but the reason is mended outside of its dialog.
    setAsksReason(refused.some((problem) => isInDialog(problem, doubts.length > 0)))
    // A check that passed when the page was read does so no more.
    if (refused.some((problem) => isInDialog(problem, doubts.length > 0)) && !doubts.length) router.refresh()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (doubts.length) setAsksReason(true)
    else void send()
  }
  // The dialog also says so when it closes by itself: what is to be mended outside of it stays then.
  const close = () => {
    if (!asksReason) return
    setAsksReason(false)
    forget()
  }
  // The same lists as long as the problems are the same: a new one takes the focus.
  const hasDoubts = doubts.length > 0
  const [inForm, inDialog] = useMemo(() => apart(problems, hasDoubts), [problems, hasDoubts])
  const verb = isPart ? 'Grant a part' : 'Grant'
  return (
    <>
      <form noValidate onSubmit={submit}>
        <ProblemSummary form={grantForm} problems={inForm} />
        <Doubts count={doubts.length} />
        <Dates decision={decision} />
        <Privileges {...{ decision, granted, setGranted, removed, setRemoved, problems: inForm }} />
        {isPart ? (
          <TextArea
            form={grantForm}
            name="text"
            label="Why only a part is granted (the requestor reads this)"
            problems={inForm}
            rows={3}
            value={text}
            onChange={setText}
          />
        ) : null}
        {doubts.length ? null : (
          <TextArea
            form={grantForm}
            name="note"
            label="Note for coordinators and auditors (optional)"
            problems={inForm}
            rows={2}
            value={note}
            onChange={setNote}
          />
        )}
        <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
          {busy ? 'Granting…' : doubts.length ? `${verb}…` : verb}
        </button>
      </form>
      <GrantReason
        reference={decision.reference}
        open={asksReason}
        doubts={doubts}
        note={note}
        onNote={setNote}
        problems={inDialog}
        busy={busy}
        onGrant={send}
        onClose={close}
      />
    </>
  )
}

const datesSeen = ({ datesToSee }: DecisionProps, dates: Record<string, string | undefined>) =>
  Object.fromEntries(datesToSee.map(({ field }) => [field, dates[field] || undefined]))

const grantedWords = ({ requestorName, work }: DecisionProps) =>
  `Granted, and ${requestorName} is told by email. ${work}`

function Doubts({ count }: { count: number }) {
  if (!count) return null
  return (
    <p className="cj-why">
      {count === 1 ? '1 check does not pass' : `${count} checks do not pass`}: to grant it all the same, you
      say why.
    </p>
  )
}

/** The fields stand beside the documents; here is the way to them, and the field of a document without a file. */
function Dates({ decision: { datesToSee } }: { decision: DecisionProps }) {
  if (!datesToSee.length) return null
  return (
    <>
      <p>
        First enter the date that you see on each document:{' '}
        {datesToSee.map(({ field, name, hasFile }, place) => (
          <span key={field}>
            {place ? ', ' : ''}
            {hasFile ? <a href={`#${idOfField(grantForm, field)}`}>{name}</a> : name}
          </span>
        ))}
      </p>
      {datesToSee.map(({ field, label, hasFile }) =>
        hasFile ? null : <DateSeen key={field} field={field} label={label} />,
      )}
    </>
  )
}

function Privileges({
  decision,
  granted,
  setGranted,
  removed,
  setRemoved,
  problems,
}: {
  decision: DecisionProps
  granted: string[]
  setGranted: (ids: string[]) => void
  removed: string[]
  setRemoved: (ids: string[]) => void
  problems: Parameters<typeof Choices>[0]['problems']
}) {
  const { privileges, privilegesToRemove } = decision
  return (
    <>
      {privileges.length ? (
        <Choices
          form={grantForm}
          name="privilegesGranted"
          legend={privilegesToRemove.length ? 'Privileges to add' : 'Privileges to grant'}
          options={privileges.map(asOption)}
          chosen={granted}
          onChange={setGranted}
          problems={problems}
        />
      ) : null}
      {privilegesToRemove.length ? (
        <Choices
          form={grantForm}
          // The one message about privileges leads to the first group that is there.
          name={privileges.length ? 'privilegesRemoved' : 'privilegesGranted'}
          legend="Privileges to remove"
          options={privilegesToRemove.map(asOption)}
          chosen={removed}
          onChange={setRemoved}
          problems={problems}
        />
      ) : null}
    </>
  )
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

/** What nobody's reason can mend (R24-R29, R46). */
function Forbidden({ texts }: { texts: string[] }) {
  return (
    <div className="cj-why">
      <p>This request cannot be granted as it is:</p>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}

/** Whether a problem is mended in the dialog that asks for the reason. */
const isInDialog = ({ code, field }: Problem, hasDoubts: boolean): boolean =>
  field === 'note' && (hasDoubts || code === 'reason-needed')

/** What is mended in the form, and what in the dialog. */
const apart = (problems: Problem[], hasDoubts: boolean): [inForm: Problem[], inDialog: Problem[]] => [
  problems.filter((problem) => !isInDialog(problem, hasDoubts)),
  problems.filter((problem) => isInDialog(problem, hasDoubts)),
]
