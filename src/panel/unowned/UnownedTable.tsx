'use client'

import { formatCivilDate } from '../../policy/dates.ts'
import type { UnownedAccount } from '../../services/unowned.ts'
import { AssignForm } from './AssignForm.tsx'

type Props = { accounts: UnownedAccount[]; mayAct: boolean; onDone: (words: string) => void }

/** Accounts that nobody living oversees, what falls due first on top. */
export function UnownedTable({ accounts, mayAct, onDone }: Props) {
  return (
    <div className="cj-scroll" role="region" aria-label="Table of accounts without a requestor" tabIndex={0}>
      <table className="cj-table">
        <caption className="cj-hidden">Accounts without a requestor, one a row</caption>
        <thead>
          <tr>
            <th scope="col">Staff member</th>
            <th scope="col">Organization</th>
            <th scope="col">Due by</th>
            <th scope="col">Why</th>
            <th scope="col">Last requestor</th>
            <th scope="col">Give to a requestor</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.staffId}>
              <th scope="row">
                {account.staffName}
                <span className="cj-under">{account.username || 'No username on record'}</span>
              </th>
              <td className="cj-organization">{account.organizationName}</td>
              <td className="cj-nowrap">
                {account.dueOn ? formatCivilDate(account.dueOn) : 'Not on record'}
              </td>
              <td>{whyInWords(account)}</td>
              <td>{account.lastRequestor ?? <span className="cj-muted">Not on record</span>}</td>
              <td>
                <Give account={account} mayAct={mayAct} onDone={onDone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function whyInWords({ why, since }: UnownedAccount): string {
  const on = since ? formatCivilDate(since) : undefined
  if (why === 'requestor-gone') return on ? `The requestor is gone since ${on}` : 'The requestor is gone'
  return on ? `Given up by the requestor on ${on}` : 'Never had a requestor'
}

function Give({
  account,
  mayAct,
  onDone,
}: {
  account: UnownedAccount
  mayAct: boolean
  onDone: Props['onDone']
}) {
  if (!mayAct) return <span className="cj-muted">You may read this list only</span>
  if (account.isOwn)
    return <span className="cj-muted">This is your own account: another coordinator must do it</span>
  if (!account.candidates.length)
    return (
      <span className="cj-muted">
        No other requestor of this organization is on record. One comes on record with the first request sent.
      </span>
    )
  return <AssignForm account={account} onDone={onDone} />
}
