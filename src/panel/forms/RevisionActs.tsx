'use client'

import { useRouter } from 'next/navigation.js'
import { useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import type { RevisionAct } from '../../policy/publishing.ts'
import { post } from '../parts/post.ts'
import { Modal } from '../review/Modal.tsx'
import { Problems } from '../unowned/Problems.tsx'

type ActsProps = {
  formId: string
  /** Form and revision. */
  label: string
  /** The day that the revision names, in words. */
  day: string
  acts: RevisionAct[]
}

/** Publishes, schedules or discards a revision; what reaches others or cannot be undone is asked once more. */
export function RevisionActs({ formId, label, day, acts }: ActsProps) {
  const router = useRouter()
  const [asked, setAsked] = useState<RevisionAct>()
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const run = async (act: RevisionAct) => {
    if (busy) return
    setBusy(true)
    const refused = await post(`/api/confidentiality-forms/${formId}/${act}`, {})
    setBusy(false)
    setAsked(undefined)
    setProblems(refused)
    if (refused.length) return
    // The buttons go away with the state that they were for.
    document.getElementById('coming')?.focus()
    router.refresh()
  }
  const words = asked && wordsOf(asked, label, day)
  return (
    <div className="cj-actions">
      {acts.map((act) => (
        <button
          key={act}
          type="button"
          className={act === 'publish' ? 'cj-button cj-button--main' : 'cj-button'}
          aria-disabled={busy}
          onClick={() => setAsked(act)}
        >
          {buttons[act](day)}
          <span className="cj-hidden"> {label}</span>
        </button>
      ))}
      <Problems problems={problems} />
      <Modal
        id={`act-${formId}`}
        heading={words?.heading ?? ''}
        open={Boolean(asked)}
        onClose={() => setAsked(undefined)}
      >
        <p>{words?.what}</p>
        <p className="cj-actions">
          <button
            type="button"
            className="cj-button cj-button--main"
            aria-disabled={busy}
            onClick={() => (asked ? void run(asked) : undefined)}
          >
            {words?.yes}
          </button>
          <button type="button" className="cj-button" onClick={() => setAsked(undefined)}>
            Cancel
          </button>
        </p>
      </Modal>
    </div>
  )
}

const buttons: Record<RevisionAct, (day: string) => string> = {
  publish: () => 'Publish now…',
  schedule: (day) => `Schedule for ${day}…`,
  unschedule: () => 'Take back the schedule…',
  discard: () => 'Discard…',
}

function wordsOf(
  act: RevisionAct,
  label: string,
  day: string,
): { heading: string; what: string; yes: string } {
  switch (act) {
    case 'publish':
      return {
        heading: `Publish ${label}?`,
        what: 'It takes the place of the current revision at once, on the public site too, and every active coordinator is told by email. It cannot be taken back: a mistake is mended by a later revision.',
        yes: 'Yes, publish it now',
      }
    case 'schedule':
      return {
        heading: `Schedule ${label}?`,
        what: `It becomes the current revision by itself at the start of ${day}, Pacific Time, and every active coordinator is told then. Until then it can be taken back.`,
        yes: 'Yes, schedule it',
      }
    case 'unschedule':
      return {
        heading: `Take back the schedule of ${label}?`,
        what: 'It is a draft again, and nothing is published by itself.',
        yes: 'Yes, take it back',
      }
    case 'discard':
      return {
        heading: `Discard ${label}?`,
        what: 'It leaves this page for good. Nobody outside of the Operations Unit and the auditors has seen it.',
        yes: 'Yes, discard it',
      }
  }
}
