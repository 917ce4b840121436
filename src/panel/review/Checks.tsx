import { Rules } from '../parts/Cited.tsx'
import type { CheckLine, CheckOutcome } from '../../policy/review.ts'
import { outcomeWords } from './outcomeWords.ts'

const order: CheckOutcome[] = ['fail', 'look', 'pass']

/** The computed checks in words; what fails or needs a look stands first. */
export function Checks({ lines, summary }: { lines: CheckLine[]; summary: string }) {
  const sorted = order.flatMap((outcome) => lines.filter((one) => one.outcome === outcome))
  return (
    <section aria-labelledby="checks" className="cj-card">
      <h2 id="checks">Checks</h2>
      <p className="cj-muted">{summary}</p>
      <ul className="cj-checks">
        {sorted.map(({ code, text, clause, outcome }, place) => (
          <li key={`${code} ${place}`} className={`cj-check cj-check--${outcome}`}>
            <span className="cj-check__outcome">{outcomeWords[outcome]}</span>
            <span>{text}</span>
            <Rules codes={[clause]} />
          </li>
        ))}
      </ul>
    </section>
  )
}
