'use client'

import type { RefObject } from 'react'

export type Option = { value: string; label: string }

type ControlProps = { name: string; value: string; onChange: (value: string) => void; label: string }

const idOf = (name: string) => `inbox-${name}`

/** One field of the filters with its label. */
export function Control({
  label,
  hint,
  type,
  input,
  name,
  value,
  onChange,
}: ControlProps & { hint?: string; type: 'search' | 'date'; input?: RefObject<HTMLInputElement | null> }) {
  return (
    <div className={`cj-filter cj-filter--${type}`}>
      <label htmlFor={idOf(name)}>
        {label} {hint ? <span className="cj-hint">{hint}</span> : null}
      </label>
      <input
        ref={input}
        id={idOf(name)}
        name={name}
        type={type}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** One choice of the filters; the first is not to narrow the list down. */
export function Select({
  label,
  all,
  options,
  name,
  value,
  onChange,
}: ControlProps & { all: string; options: Option[] }) {
  return (
    <div className="cj-filter">
      <label htmlFor={idOf(name)}>{label}</label>
      <select id={idOf(name)} name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  )
}
