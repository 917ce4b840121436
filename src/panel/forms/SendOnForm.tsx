'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { checkWords } from '../../policy/sendingOn.ts'
import { postFor } from '../parts/post.ts'
import { Choices, ProblemSummary, TextArea } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'

const form = 'send-on'

type Area = {
  id: string
  name: string
  requestors: number
  /** Chosen until something else is said: it has no coordinator but the signed-in person. */
  isUsual: boolean
}

/** Sends the current forms on, with words of one's own: asked once more before, one organization after the other. */
export function SendOnForm({ areas, usualWords }: { areas: Area[]; usualWords: string }) {
  const router = useRouter()
  const [leftOut, setLeftOut] = useState(areas.filter(({ isUsual }) => !isUsual).map(({ id }) => id))
  const [text, setText] = useState(usualWords)
  const [isAsked, setIsAsked] = useState(false)
  const [problems, setProblems] = useState<Problem[]>([])
  const [progress, setProgress] = useState<string>()
  const selected = areas.filter(({ id }) => !leftOut.includes(id))
  const requestors = selected.reduce((sum, area) => sum + area.requestors, 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = [...checkWords(text), ...(selected.length ? [] : [noneChosen])]
    setProblems(found)
    setIsAsked(!found.length)
  }
  const send = async () => {
    setIsAsked(false)
    const refused = await sendEach(selected, text, setProgress)
    setProblems(refused)
    // What was sent is on record: the page tells it anew.
    document.getElementById('send-on')?.focus()
    router.refresh()
  }
  return (
    <>
      <div role="status" className={progress ? 'cj-notice' : undefined}>
        {progress}
      </div>
      {areas.length ? (
        <form noValidate onSubmit={submit}>
          <ProblemSummary form={form} problems={problems} />
          {areas.length > 1 ? (
            <Choices
              form={form}
              name="areas"
              legend="To the requestors of"
              options={areas.map(({ id, name, requestors: count }) => ({
                value: id,
                label: `${name} (${count})`,
              }))}
              chosen={selected.map(({ id }) => id)}
              onChange={(chosen) =>
                setLeftOut(areas.map(({ id }) => id).filter((id) => !chosen.includes(id)))
              }
              problems={problems}
            />
          ) : null}
          <TextArea
            form={form}
            name="text"
            label="Your message to them"
            hint="The links to the current forms are added to it. Answers come to your address."
            rows={5}
            problems={problems}
            value={text}
            onChange={setText}
          />
          <button type="submit" className="cj-button cj-button--main">
            Send the current forms…
          </button>
          <Modal
            id={form}
            heading={`Send the current forms to ${inWords(requestors)}?`}
            open={isAsked}
            onClose={() => setIsAsked(false)}
          >
            <p>
              Each gets one message, now: {selected.map(({ name }) => name).join(', ')}. Who has the current
              forms already gets nothing.
            </p>
            <p className="cj-actions">
              <button type="button" className="cj-button cj-button--main" onClick={() => void send()}>
                Yes, send them
              </button>
              <button type="button" className="cj-button" onClick={() => setIsAsked(false)}>
                Cancel
              </button>
            </p>
          </Modal>
        </form>
      ) : null}
    </>
  )
}

const noneChosen: Problem = {
  code: 'none-chosen',
  field: 'areas',
  message: 'Select at least one organization',
  clause: 'R15',
}

const inWords = (count: number) => `${count} ${count === 1 ? 'requestor' : 'requestors'}`

/** Says how far it is; what is refused for one organization does not keep the others. */
async function sendEach(areas: Area[], text: string, say: (words: string) => void): Promise<Problem[]> {
  const refused: Problem[] = []
  let told = 0
  for (const [place, { id, name }] of areas.entries()) {
    say(`Sending: ${place + 1} of ${areas.length}, ${name}`)
    const answer = await postFor<{ told: number }>(`/api/organizations/${id}/send-forms`, { text })
    if (answer.ok) told += answer.value.told
    else refused.push(...answer.problems.map((one) => ({ ...one, message: `${name}: ${one.message}` })))
  }
  say(`Sent to ${inWords(told)}.`)
  return refused
}
