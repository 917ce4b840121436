'use client'

import { type FormEvent, useState } from 'react'
import type { GivenFindings } from '../../policy/investigation.ts'
import { dataAccessedLabels, lateCauseLabels, signInSeenLabels } from '../../policy/vocabulary.ts'
import { ProblemSummary, TextArea } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'
import { Done, InputField, SelectField } from '../parts/fields.tsx'
import { focusInvestigation, useIncidentAct } from './useIncidentAct.ts'

const form = 'findings'

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([id, name]) => ({ id, name }))

/** What the Operations Unit finds out, saved as often as one likes, and closed with its determination (R45). */
export function FindingsForm({ incidentId, saved }: { incidentId: string; saved: GivenFindings }) {
  const { act, busy, problems, done } = useIncidentAct(incidentId)
  const [values, setValues] = useState(saved)
  const [closing, setClosing] = useState(false)
  const set = (name: keyof GivenFindings) => (value: string) => setValues({ ...values, [name]: value })
  const hasSignIn = values.signInSeen === 'after-last-moment' || values.signInSeen === 'before-last-moment'
  // An instant that is no longer shown is no longer said.
  const said = hasSignIn ? values : { ...values, lastSignInOn: '', lastSignInTime: '' }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void act('findings', said, 'Saved.')
  }
  const close = async () => {
    setClosing(false)
    if (await act('close', { findings: said }, '')) focusInvestigation()
  }
  const bound = { form, problems }
  return (
    <form noValidate onSubmit={save}>
      <h3>Findings</h3>
      <ProblemSummary form={form} problems={problems} />
      <Done words={done} />
      <SelectField
        {...bound}
        name="signInSeen"
        label="What CalJOBS shows of the last sign-in"
        none="Not looked up yet"
        options={optionsOf(signInSeenLabels)}
        value={values.signInSeen}
        onChange={set('signInSeen')}
      />
      {hasSignIn ? (
        <div className="cj-pair">
          <InputField
            {...bound}
            name="lastSignInOn"
            type="date"
            label="Date of the last sign-in"
            value={values.lastSignInOn}
            onChange={set('lastSignInOn')}
          />
          <InputField
            {...bound}
            name="lastSignInTime"
            type="time"
            label="Time, Pacific"
            value={values.lastSignInTime}
            onChange={set('lastSignInTime')}
          />
        </div>
      ) : null}
      <SelectField
        {...bound}
        name="dataAccessed"
        label="Determination"
        none="Not determined yet"
        options={optionsOf(dataAccessedLabels)}
        value={values.dataAccessed}
        onChange={set('dataAccessed')}
      />
      <SelectField
        {...bound}
        name="cause"
        label="Why the deactivation was late"
        none="Not known yet"
        options={optionsOf(lateCauseLabels)}
        value={values.cause}
        onChange={set('cause')}
      />
      <TextArea
        {...bound}
        name="findings"
        label="Findings"
        hint="What was looked at, and what it showed. At least 10 characters."
        rows={6}
        value={values.findings}
        onChange={set('findings')}
      />
      <CorrectiveFields bound={bound} values={values} set={set} />
      <p className="cj-actions">
        <button type="submit" className="cj-button" aria-disabled={busy}>
          Save the findings
        </button>
        <button
          type="button"
          className="cj-button cj-button--main"
          aria-disabled={busy}
          onClick={() => setClosing(true)}
        >
          Save and close the investigation
        </button>
      </p>
      <ConfirmClose open={closing} onClose={() => setClosing(false)} onConfirm={() => void close()} />
    </form>
  )
}

type Bound = { form: string; problems: Parameters<typeof ProblemSummary>[0]['problems'] }

function CorrectiveFields({
  bound,
  values,
  set,
}: {
  bound: Bound
  values: GivenFindings
  set: (name: keyof GivenFindings) => (value: string) => void
}) {
  return (
    <>
      <TextArea
        {...bound}
        name="correctiveAction"
        label="Corrective action"
        hint="Leave it empty where there is none."
        rows={3}
        value={values.correctiveAction}
        onChange={set('correctiveAction')}
      />
      <div className="cj-pair">
        <InputField
          {...bound}
          name="correctiveOwner"
          type="text"
          label="Who does it"
          value={values.correctiveOwner}
          onChange={set('correctiveOwner')}
        />
        <InputField
          {...bound}
          name="correctiveBy"
          type="date"
          label="Done by"
          value={values.correctiveBy}
          onChange={set('correctiveBy')}
        />
      </div>
    </>
  )
}

const ConfirmClose = ({
  open,
  onClose,
  onConfirm,
}: {
  open: boolean
  onClose: () => void
  onConfirm: () => void
}) => (
  <Modal id="close-investigation" heading="Close the investigation?" open={open} onClose={onClose}>
    <p>
      Findings, log and files then stay as they are. The investigation can be opened again as a new round,
      with a reason.
    </p>
    <p className="cj-actions">
      <button type="button" className="cj-button cj-button--main" onClick={onConfirm}>
        Close the investigation
      </button>
      <button type="button" className="cj-button" onClick={onClose}>
        Not yet
      </button>
    </p>
  </Modal>
)
