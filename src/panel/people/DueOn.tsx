import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { dueMark } from './words.ts'

/** The due date of an active account with the days to it in words (D5); what presses is flagged. */
export function DueOn({ dueOn, today }: { dueOn?: CivilDate; today: CivilDate }) {
  const { words, press } = dueMark(dueOn, today)
  return (
    <>
      {dueOn ? <span className="cj-nowrap">{formatCivilDate(dueOn)}</span> : null}
      {press === 'none' ? (
        <span className={dueOn ? 'cj-under' : 'cj-muted'}>{words}</span>
      ) : (
        <span className={press === 'late' ? 'cj-flag cj-flag--late' : 'cj-flag'}>{words}</span>
      )}
    </>
  )
}
