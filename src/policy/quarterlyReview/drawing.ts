import type { CivilDate } from '../dates.ts'
import type { Problem } from '../problem.ts'
import { addQuarters, isQuarter, type Quarter, quarterInWords, quarterOf } from '../quarters.ts'

/** Of the reason for a further draw, in characters. */
export const LEAST_REASON = 10
const MOST_REASON = 2000

/** The draw before, by its number and the id of who drew it. */
export type EarlierDraw = { draw: number; drawnBy: string }

/** Quarters that a sample can be drawn for on a Pacific day: the present one and the one before (D14). */
export const quartersToDraw = (today: CivilDate): Quarter[] => {
  const present = quarterOf(today)
  return [present, addQuarters(present, -1)]
}

/** Whether the quarter can be drawn today. */
export function checkQuarter(quarter: string, today: CivilDate): Problem[] {
  const open = quartersToDraw(today)
  if (isQuarter(quarter) && open.includes(quarter)) return []
  return [
    {
      code: 'quarter-not-open',
      field: 'quarter',
      message: `Draw the present quarter or the one before: ${open.map(quarterInWords).join(', or ')}`,
      clause: 'D14',
    },
  ]
}

/** Nobody draws until they like what comes: another person draws a quarter once more (D14). */
export const ownDraw = (by: string, earlier?: EarlierDraw): Problem | undefined =>
  earlier && earlier.drawnBy === by
    ? {
        code: 'own-draw',
        message: `You drew this quarter: ask another person of the Operations Unit to draw it once more`,
        clause: 'D14',
      }
    : undefined

/**
 * What stands against a draw by a person: a further one needs a reason, and another person than the one before. A first
 * draw needs none.
 */
export function checkDraw({ by, reason, earlier }: { by: string; reason: string; earlier?: EarlierDraw }) {
  const problems: Problem[] = []
  if (!earlier) return problems
  const own = ownDraw(by, earlier)
  if (own) problems.push(own)
  const { length } = [...reason.trim()] // characters, as the database counts them
  if (length < LEAST_REASON || length > MOST_REASON)
    problems.push({
      code: 'reason-missing',
      field: 'reason',
      message: `The quarter is drawn already (draw ${earlier.draw}): say why once more, in ${LEAST_REASON} to ${MOST_REASON.toLocaleString('en-US')} characters`,
      clause: 'D14',
    })
  return problems
}
