import { type CivilDate, isCivilDate } from './dates.ts'
import type { Problem } from './problem.ts'
import { mayStandInFor } from './routing.ts'
import { type CoordinatorKind, coordinatorKindLabels } from './vocabulary.ts'

export type Absence = {
  /** Of the absent; nothing of one who is just being made. */
  coordinatorId?: string
  kind: CoordinatorKind
  /** First and last Pacific day; without a last day it lasts. */
  awayFrom?: CivilDate
  awayTo?: CivilDate
  /** The delegate, who acts for the same organizations in that time. */
  standIn?: { id: string; kind: CoordinatorKind; active: boolean }
  /** The delegate was named before; whoever does not fit Table 1 is left, and gets nothing. */
  keepsStandIn?: boolean
}

/** An absence has its days in order, and a delegate who can act (R17, D6). */
export function checkAbsence({
  coordinatorId,
  kind,
  awayFrom,
  awayTo,
  standIn,
  keepsStandIn,
}: Absence): Problem[] {
  const refuse = (field: string, message: string): Problem => ({
    code: `${field}-wrong`,
    field,
    message,
    clause: 'R17',
  })
  const problems: Problem[] = []
  if (awayFrom && !isCivilDate(awayFrom)) problems.push(refuse('awayFrom', 'Enter a real first day'))
  if (awayTo && !isCivilDate(awayTo)) problems.push(refuse('awayTo', 'Enter a real last day'))
  else if (awayTo && !awayFrom) problems.push(refuse('awayFrom', 'Enter the first day of the absence'))
  else if (awayFrom && awayTo && awayTo < awayFrom)
    problems.push(refuse('awayTo', 'Enter a last day that is not before the first'))
  if (standIn && !awayFrom && !problems.length)
    problems.push(refuse('awayFrom', 'Enter the first day of the absence, or name no delegate'))
  if (standIn?.id === coordinatorId && standIn)
    problems.push(refuse('standIn', 'Select another person as delegate'))
  else if (standIn && (!standIn.active || standIn.kind === 'auditor'))
    problems.push(refuse('standIn', 'Select a delegate who can act: an active coordinator, not an auditor'))
  else if (standIn && !keepsStandIn && !mayStandInFor(kind, standIn.kind))
    problems.push(refuse('standIn', whoFits(kind)))
  return problems
}

const whoFits = (absent: CoordinatorKind): string => {
  const unit = `of the ${coordinatorKindLabels['operations-unit']}`
  if (absent === 'auditor') return 'An auditor coordinates nothing: name no delegate'
  return absent === 'operations-unit'
    ? `Select a delegate ${unit}`
    : `Select a delegate of the kind “${coordinatorKindLabels[absent]}”, or somebody ${unit}`
}
