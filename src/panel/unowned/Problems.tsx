'use client'

import type { Problem } from '../../policy/problem.ts'

/** What was refused, beside the control that asked for it. */
export function Problems({ id, problems }: { id?: string; problems: Problem[] }) {
  return (
    <div id={id} role="alert">
      {problems.map(({ code, message }) => (
        <span key={code} className="cj-problem">
          <span className="cj-hidden">Error: </span>
          {message}
        </span>
      ))}
    </div>
  )
}
