import type { AccountState } from '../../policy/account.ts'
import { accountStateLabels } from '../../policy/dueDates.ts'

/** The state of an account in words; the color only repeats it. */
export const AccountChip = ({ state }: { state: AccountState }) => (
  <span className={`cj-chip cj-chip--account-${state}`}>{accountStateLabels[state]}</span>
)
