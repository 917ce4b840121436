'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import type { RevisionChoice } from '../../policy/review/revision.ts'
import { Field } from './fields.tsx'

/** The form that the dates belong to: its summary of problems leads to their fields. */
export const grantForm = 'grant'

export type SeenField = 'ispaSeenOn' | 'statementSeenOn'

type Seen = {
  dates: Partial<Record<SeenField, string>>
  setDate: (field: SeenField, date: string) => void
  /** Id of the revision that is read on the statement; empty where the usual one is meant. */
  revision: string
  setRevision: (id: string) => void
  /** Of the last try to grant. */
  problems: Problem[]
  setProblems: (problems: Problem[]) => void
}

const nothing: Seen = {
  dates: {},
  setDate: () => {},
  revision: '',
  setRevision: () => {},
  problems: [],
  setProblems: () => {},
}
const SeenContext = createContext(nothing)

/** The dates that a coordinator reads on the documents: typed beside each document, sent with the grant (R28). */
export const useDatesSeen = (): Seen => useContext(SeenContext)

export function DatesSeen({ children }: { children: ReactNode }) {
  const [dates, setDates] = useState<Seen['dates']>({})
  const [revision, setRevision] = useState('')
  const [problems, setProblems] = useState<Problem[]>([])
  const setDate = (field: SeenField, date: string) => setDates((before) => ({ ...before, [field]: date }))
  return (
    <SeenContext value={{ dates, setDate, revision, setRevision, problems, setProblems }}>
      {children}
    </SeenContext>
  )
}

export function DateSeen({ field, label }: { field: SeenField; label: string }) {
  const { dates, setDate, problems } = useDatesSeen()
  return (
    <Field form={grantForm} name={field} label={label} problems={problems}>
      {(attributes) => (
        <input
          type="date"
          {...attributes}
          value={dates[field] ?? ''}
          onChange={(event) => setDate(field, event.target.value)}
        />
      )}
    </Field>
  )
}

/** Which revision was signed, as it stands on the document; only where there was more than one (D15). */
export function RevisionSeen({ revisions }: { revisions: RevisionChoice[] }) {
  const { revision, setRevision, problems } = useDatesSeen()
  if (revisions.length < 2) return null
  const chosen = revisions.find(({ id, isUsual }) => (revision ? id === revision : isUsual))
  return (
    <>
      <Field
        form={grantForm}
        name="statementRevision"
        label="Revision that stands on the document"
        problems={problems}
      >
        {(attributes) => (
          <select
            {...attributes}
            value={chosen?.id ?? ''}
            onChange={(event) => setRevision(event.target.value)}
          >
            {chosen ? null : <option value="">Select a revision</option>}
            {revisions.map(({ id, revision: label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p role="status" className={chosen?.doubts.length ? 'cj-flag' : 'cj-muted'}>
        {chosen?.words}
      </p>
    </>
  )
}
