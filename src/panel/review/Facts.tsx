import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode }

/** Questions and answers; what was left out reads "Not provided" (CA-1). */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="cj-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="cj-muted">Not provided</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
