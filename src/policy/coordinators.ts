import type { Problem } from './problem.ts'
import type { CoordinatorKind } from './vocabulary.ts'

type Account = { kind: CoordinatorKind; active: boolean }

/** Whether an account of the Operations Unit stops to be an active one. `after` is nothing where it is deleted. */
export const leavesOperationsUnit = (before: Account, after?: Account): boolean =>
  isActiveOperationsUnit(before) && !(after && isActiveOperationsUnit(after))

const isActiveOperationsUnit = ({ kind, active }: Account) => active && kind === 'operations-unit'

/** Without the last account of the Operations Unit nobody could look after the service. */
export const lastOperationsUnit = (field: 'active' | 'kind'): Problem => ({
  code: 'last-operations-unit',
  field,
  message:
    'This is the last active account of the Operations Unit. Make another account of the Operations Unit active first',
})
