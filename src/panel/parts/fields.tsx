'use client'

import type { Problem } from '../../policy/problem.ts'
import { Field } from '../review/fields.tsx'

type Common = { form: string; name: string; label: string; hint?: string; problems: Problem[] }
type SelectProps = Common & {
  /** What an empty choice says. */
  none: string
  options: { id: string; name: string }[]
  value: string
  onChange: (value: string) => void
}

/** One of a few, by its words. */
export const SelectField = ({ none, options, value, onChange, ...field }: SelectProps) => (
  <Field {...field}>
    {(attributes) => (
      <select {...attributes} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)

type TypedProps = Common & {
  type: 'date' | 'time' | 'text'
  value: string
  onChange: (value: string) => void
}

export const InputField = ({ type, value, onChange, ...field }: TypedProps) => (
  <Field {...field}>
    {(attributes) => (
      <input
        type={type}
        autoComplete="off"
        {...attributes}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

/** What was done, for who cannot see it come. */
export const Done = ({ words }: { words: string }) => (
  <div role="status" className={words ? 'cj-notice' : undefined}>
    {words}
  </div>
)
