import type { CivilDate } from '../dates.ts'
import type { FindingState } from '../vocabulary.ts'

/** Whether the organization has let the due date pass without an answer; what it answered waits for others (R50). */
export const isOverdue = (finding: { state: FindingState; dueOn: CivilDate }, today: CivilDate): boolean =>
  finding.state === 'open' && finding.dueOn < today
