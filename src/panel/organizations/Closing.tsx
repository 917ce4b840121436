'use client'

import { type FormEvent, useState } from 'react'
import { Done, InputField } from '../parts/fields.tsx'
import { useRecordAct } from '../parts/useRecordAct.ts'
import { ProblemSummary } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'

const form = 'closing'

type Props = {
  organizationId: string
  name: string
  activeTo: string
  /** In words: `12`, `500 or more`. */
  openRequests: string
  activeAccounts: string
}

/** The last day of an organization; what is left then is shown before it is set. */
export function Closing({ organizationId, name, openRequests, activeAccounts, ...before }: Props) {
  const { act, busy, problems, done } = useRecordAct(`/api/organizations/${organizationId}`)
  const [activeTo, setActiveTo] = useState(before.activeTo)
  const [asking, setAsking] = useState(false)
  const save = async () => {
    setAsking(false)
    await act('close', { activeTo }, activeTo ? 'The last day is on record.' : 'There is no last day.')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (activeTo) setAsking(true)
    else void save()
  }
  return (
    <section aria-labelledby="closing" className="cj-card cj-no-print">
      <h2 id="closing">Close this organization</h2>
      <form noValidate onSubmit={submit}>
        <ProblemSummary form={form} problems={problems} />
        <Done words={done} />
        <InputField
          form={form}
          name="activeTo"
          type="date"
          label="Last day on which it takes requests"
          hint="Leave it empty while it stays open."
          value={activeTo}
          onChange={setActiveTo}
          problems={problems}
        />
        <button type="submit" className="cj-button" aria-disabled={busy}>
          Save the last day
        </button>
      </form>
      <Modal id="close" heading={`Close ${name}?`} open={asking} onClose={() => setAsking(false)}>
        <ul>
          <li>Open requests: {openRequests}. After the last day they go to the CalJOBS Operations Unit.</li>
          <li>
            Active accounts: {activeAccounts}. They stay active until somebody asks for their deactivation.
          </li>
        </ul>
        <p className="cj-actions">
          <button type="button" className="cj-button cj-button--main" onClick={() => void save()}>
            Set the last day
          </button>
          <button type="button" className="cj-button" onClick={() => setAsking(false)}>
            Not yet
          </button>
        </p>
      </Modal>
    </section>
  )
}
