'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../../policy/problem.ts'

/** The id of the control of a field within one form. */
export const idOfField = (form: string, field: string) => `${form}-${field}`

/** Everything that was refused, above the form; it takes the focus, each line leads to its field (ER-1, ER-2). */
export function ProblemSummary({ form, problems }: { form: string; problems: Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length) box.current?.focus()
  }, [problems])
  if (!problems.length) return null
  const toField = (event: MouseEvent, id: string) => {
    const control = document.getElementById(id)
    if (!control) return
    event.preventDefault()
    control.focus()
  }
  return (
    <div ref={box} tabIndex={-1} className="cj-problems">
      <div role="alert">
        <p className="cj-problems__title">There is a problem</p>
        <ul>
          {problems.map(({ code, field, message }) => (
            <li key={code}>
              {field ? (
                <a
                  href={`#${idOfField(form, field)}`}
                  onClick={(event) => toField(event, idOfField(form, field))}
                >
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

type FieldProps = {
  form: string
  name: string
  label: string
  hint?: ReactNode
  problems: Problem[]
  /** Draws the control with these attributes. */
  children: (attributes: {
    id: string
    name: string
    'aria-describedby'?: string
    'aria-invalid'?: true
  }) => ReactNode
}

/** Label, hint, message and control, bound to each other (ER-3). */
export function Field({ form, name, label, hint, problems, children }: FieldProps) {
  const id = idOfField(form, name)
  const problem = problems.find(({ field }) => field === name)
  return (
    <div className={problem ? 'cj-field cj-field--problem' : 'cj-field'}>
      <label htmlFor={id}>{label}</label>
      <Explanations id={id} hint={hint} problem={problem} />
      {children({
        id,
        name,
        'aria-describedby': explainedBy(id, hint, problem),
        'aria-invalid': problem ? true : undefined,
      })}
    </div>
  )
}

/** Hint, then message: what stands between a label and its control (ER-3). */
function Explanations({ id, hint, problem }: { id: string; hint?: ReactNode; problem?: Problem }) {
  return (
    <>
      {hint ? (
        <span id={`${id}-hint`} className="cj-hint">
          {hint}
        </span>
      ) : null}
      {problem ? (
        <span id={`${id}-problem`} className="cj-problem">
          <span className="cj-hidden">Error: </span>
          {problem.message}
        </span>
      ) : null}
    </>
  )
}

const explainedBy = (id: string, hint: ReactNode, problem: Problem | undefined): string | undefined =>
  [...(hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])].join(' ') || undefined

type TextProps = Omit<FieldProps, 'children'> & { value: string; onChange: (value: string) => void }

/** A name as CalJOBS spells it: the browser neither fills it in nor mends it. */
export const TextInput = ({ value, onChange, ...field }: TextProps) => (
  <Field {...field}>
    {(attributes) => (
      <input
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...attributes}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

export const TextArea = ({ value, onChange, rows, ...field }: TextProps & { rows: number }) => (
  <Field {...field}>
    {(attributes) => (
      <textarea
        rows={rows}
        {...attributes}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

type ChoicesProps = {
  form: string
  name: string
  legend: string
  hint?: string
  options: { value: string; label: string }[]
  chosen: string[]
  onChange: (chosen: string[]) => void
  problems: Problem[]
}

/** A group of checkboxes; the first has the id that the summary leads to. */
export function Choices({ form, name, legend, hint, options, chosen, onChange, problems }: ChoicesProps) {
  const id = idOfField(form, name)
  const problem = problems.find(({ field }) => field === name)
  const toggle = (value: string, on: boolean) =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one))))
  return (
    <fieldset
      className={problem ? 'cj-field cj-field--problem' : 'cj-field'}
      aria-describedby={explainedBy(id, hint, problem)}
    >
      <legend>{legend}</legend>
      <Explanations id={id} hint={hint} problem={problem} />
      {options.map(({ value, label }, place) => (
        <label key={value} className="cj-choice">
          <input
            type="checkbox"
            id={place === 0 ? id : `${id}-${value}`}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            onChange={(event) => toggle(value, event.target.checked)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
