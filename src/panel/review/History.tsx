import type { HistoryEntry } from '../../services/requestHistory.ts'
import { Instant } from '../parts/Instant.tsx'

/** The audit trail of the request, oldest first (C9). */
export function History({ entries }: { entries: HistoryEntry[] }) {
  return (
    <section aria-labelledby="history" className="cj-card">
      <h2 id="history">History</h2>
      <ol className="cj-history">
        {entries.map(({ what, who, at, refused }, place) => (
          <li key={`${at} ${place}`}>
            <span>
              {what}
              {refused ? ' (refused)' : ''}
            </span>
            <span className="cj-under">
              {who}, <Instant at={at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
