'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Problem } from '../../policy/problem.ts'
import { Field } from './fields.tsx'

/** The form that the dates belong to: its summary of problems leads to their fields. */
export const grantForm = 'grant'

export type SeenField = 'ispaSeenOn' | 'statementSeenOn'

type Seen = {
  dates: Partial<Record<SeenField, string>>
  setDate: (field: SeenField, date: string) => void
  /** Of the last try to grant. */
  problems: Problem[]
  setProblems: (problems: Problem[]) => void
}

const nothing: Seen = { dates: {}, setDate: () => {}, problems: [], setProblems: () => {} }
const SeenContext = createContext(nothing)

/** The dates that a coordinator reads on the documents: typed beside each document, sent with the grant (R28). */
export const useDatesSeen = (): Seen => useContext(SeenContext)

export function DatesSeen({ children }: { children: ReactNode }) {
  const [dates, setDates] = useState<Seen['dates']>({})
  const [problems, setProblems] = useState<Problem[]>([])
  const setDate = (field: SeenField, date: string) => setDates((before) => ({ ...before, [field]: date }))
  return <SeenContext value={{ dates, setDate, problems, setProblems }}>{children}</SeenContext>
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
