'use client'

import { useRouter } from 'next/navigation.js'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import {
  sampleStrata,
  sampleStratumLabels,
  sampleUnitLabels,
} from '../../policy/quarterlyReview/vocabulary.ts'
import { Done, InputField, SelectField } from '../parts/fields.tsx'
import { postFor } from '../parts/post.ts'
import { Choices, ProblemSummary, TextArea } from '../review/fields.tsx'
import { Modal } from '../review/Modal.tsx'

const form = 'draw'

/** A quarter that can be drawn. */
export type Choice = {
  quarter: Quarter
  population: number
  /** How often it was drawn. */
  draws: number
  /** Why the signed-in person may not draw it. */
  refused?: string
}

type Said = {
  unit: string
  size: string
  leastAnOrganization: string
  strata: string[]
  neverSampledPercent: string
  reason: string
}

type Drawn = { id: string; populationSize: number; sampleSize: number }

const number = (value: number) => value.toLocaleString('en-US')

/** How the sample of a quarter is drawn, and the draw itself; asked once more before it, since it stays (D14). */
export function DrawForm({ choices, usual }: { choices: Choice[]; usual: Omit<Said, 'reason'> }) {
  const router = useRouter()
  const [quarter, setQuarter] = useState(choices[0]?.quarter ?? '')
  const [said, setSaid] = useState<Said>({ ...usual, reason: '' })
  const [problems, setProblems] = useState<Problem[]>([])
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const chosen = choices.find((one) => one.quarter === quarter)
  const set = (field: keyof Said) => (value: string) => setSaid({ ...said, [field]: value })
  const draw = async () => {
    setAsking(false)
    setBusy(true)
    const answer = await postFor<Drawn>('/api/reviews/draw', { quarter, ...said })
    setBusy(false)
    if (answer.ok) return router.push(`/admin/collections/reviews/${answer.value.id}`)
    setProblems(answer.problems)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setProblems([])
    setAsking(true)
  }
  const field = (name: Exclude<keyof Said, 'strata'>) => ({
    form,
    name,
    problems,
    value: said[name],
    onChange: set(name),
  })
  return (
    <form noValidate onSubmit={submit} className="cj-draw">
      <ProblemSummary form={form} problems={problems} />
      <Done
        words={busy ? 'The sample is being drawn. With very many accounts this takes some seconds.' : ''}
      />
      <SelectField
        form={form}
        name="quarter"
        label="Quarter"
        none="Select"
        problems={problems}
        options={choices.map((one) => ({ id: one.quarter, name: quarterInWords(one.quarter) }))}
        value={quarter}
        onChange={setQuarter}
      />
      {chosen ? <Population choice={chosen} /> : null}
      <SelectField
        {...field('unit')}
        label="Size of the sample in"
        none="Select"
        options={Object.entries(sampleUnitLabels).map(([id, name]) => ({ id, name }))}
      />
      <InputField {...field('size')} type="text" label="Size" hint="Percent are rounded up" />
      <Choices
        form={form}
        name="strata"
        legend="Divide the accounts by"
        hint="Each part gets its share of the sample."
        options={sampleStrata.map((value) => ({ value, label: sampleStratumLabels[value] }))}
        chosen={said.strata}
        onChange={(strata) => setSaid({ ...said, strata })}
        problems={problems}
      />
      <InputField
        {...field('leastAnOrganization')}
        type="text"
        label="At least so many accounts of each organization"
        hint="0 for no least number. The sample grows where it must."
      />
      <InputField
        {...field('neverSampledPercent')}
        type="text"
        label="At least this percent from accounts that were never in a sample"
        hint="Within each part; 0 to make no difference"
      />
      {chosen?.draws ? (
        <TextArea
          {...field('reason')}
          label="Why the quarter is drawn once more"
          hint="The earlier draw stays, with its accounts. Another person than the one who drew before draws again."
          rows={3}
        />
      ) : null}
      {chosen?.refused ? <p className="cj-flag">{chosen.refused}</p> : null}
      <button
        type="submit"
        className="cj-button cj-button--main"
        aria-disabled={busy || Boolean(chosen?.refused)}
      >
        Draw the sample
      </button>
      <Modal id="draw-now" heading="Draw the sample?" open={asking} onClose={() => setAsking(false)}>
        <p>
          The accounts, the seed and the way of drawing are stored and stay as they are, so that anybody can
          draw the same sample again. Another draw of the quarter needs a reason and another person.
        </p>
        <p className="cj-actions">
          <button type="button" className="cj-button cj-button--main" onClick={() => void draw()}>
            Draw now
          </button>
          <button type="button" className="cj-button" onClick={() => setAsking(false)}>
            Not yet
          </button>
        </p>
      </Modal>
    </form>
  )
}

const Population = ({ choice: { population, draws, quarter } }: { choice: Choice }) => (
  <p>
    {number(population)} {population === 1 ? 'account was' : 'accounts were'} active on some day of{' '}
    {quarterInWords(quarter)} until now: the sample is drawn from these.{' '}
    {draws ? `The quarter was drawn ${draws === 1 ? 'once' : `${draws} times`} already.` : ''}
  </p>
)
