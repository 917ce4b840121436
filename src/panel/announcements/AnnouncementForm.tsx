'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import { recipientsInWords, type TypedAnnouncement } from '../../policy/announcements.ts'
import { formatPacificInstant } from '../../policy/dates.ts'
import type { Problem } from '../../policy/problem.ts'
import type { AnnouncementAudience } from '../../policy/vocabulary.ts'
import type { AnnouncementPreview, SentAnnouncement } from '../../services/announcements/sendAnnouncement.ts'
import { type Answer, ask } from '../review/ask.ts'
import { ProblemSummary } from '../review/fields.tsx'
import { AnnouncementFields } from './AnnouncementFields.tsx'
import { SendDialog } from './SendDialog.tsx'

const form = 'announcement'
const empty: TypedAnnouncement = { audience: '', subject: '', body: '' }

type Props = {
  audienceSizes: Record<AnnouncementAudience, number>
  limits: { subject: number; body: number }
}

/** Write, see the mail as it is sent, send. What was typed stays until it has been sent. */
export function AnnouncementForm({ audienceSizes, limits }: Props) {
  const { typed, setTyped, preview, forget, problems, busy, done, look, send } = useAnnouncement()
  const audience = typed.audience as AnnouncementAudience
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void look()
  }
  return (
    <section aria-labelledby="write" className="cj-card">
      <h2 id="write">Write an announcement</h2>
      <form noValidate onSubmit={submit} className="cj-announce">
        <ProblemSummary form={form} problems={problems} />
        <AnnouncementFields
          form={form}
          typed={typed}
          onChange={setTyped}
          audienceSizes={audienceSizes}
          limits={limits}
          problems={problems}
        />
        {/* Beside the button, where the eye is after pressing it. */}
        <div role="status">{done ? <p className="cj-notice">{done}</p> : null}</div>
        <p className="cj-actions">
          <button type="submit" className="cj-button cj-button--main" aria-disabled={busy}>
            See the mail and send…
          </button>
        </p>
      </form>
      <SendDialog
        preview={preview}
        recipients={preview ? recipientsInWords(audience, preview.recipients) : ''}
        busy={busy}
        onSend={() => void send()}
        onClose={forget}
      />
    </section>
  )
}

function useAnnouncement() {
  const router = useRouter()
  const [typed, setTyped] = useState(empty)
  const [submissionKey, setSubmissionKey] = useState('')
  const [preview, setPreview] = useState<AnnouncementPreview>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState('')
  const asked = async <Value,>(act: string, body: Record<string, unknown>): Promise<Answer<Value>> => {
    setBusy(true)
    const answer = await ask<Value>(`/api/announcements/${act}`, body)
    setBusy(false)
    setProblems('problems' in answer ? answer.problems : [])
    return answer
  }
  const look = async () => {
    if (busy) return
    setDone('')
    const answer = await asked<AnnouncementPreview>('preview', typed)
    if ('problems' in answer) return
    // A key stays until its announcement is known to be sent: pressed again, it is sent once.
    setSubmissionKey((key) => key || randomKey())
    setPreview(answer.value)
  }
  const send = async () => {
    if (busy) return
    const answer = await asked<SentAnnouncement>('send', { ...typed, submissionKey })
    setPreview(undefined)
    if ('problems' in answer) return
    setDone(sentInWords(typed.audience as AnnouncementAudience, answer.value))
    setTyped(empty)
    setSubmissionKey('')
    router.refresh()
  }
  return { typed, setTyped, preview, forget: () => setPreview(undefined), problems, busy, done, look, send }
}

const sentInWords = (
  audience: AnnouncementAudience,
  { recipients, sentAt, wasSentBefore }: SentAnnouncement,
): string =>
  wasSentBefore
    ? `This was sent already, on ${formatPacificInstant(new Date(sentAt))}. Nothing was sent again.`
    : `Sent to ${recipientsInWords(audience, recipients)}. The mail goes out now.`

/** A random UUID, also where the page came without TLS and the browser makes none by itself (RFC 9562). */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
