import type { Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { operationsEmail } from '../contacts.ts'
import type { Digest } from './tellCoordinators.ts'

/** Organizations that a message names. */
const mostNamed = 50

/** One message a week to the Operations Unit: where accounts have lapsed for more than 30 days, and how many (D13). */
export async function tellOperationsUnit({ req, sql }: Transaction, { id }: Digest): Promise<void> {
  const { rows } = await sql.query(
    `select o.name, count(*)::int as accounts
       from renewal_reminders told join staff s on s.id = told.staff_id
       join organizations o on o.id = s.organization_id
      where told.digest_id = $1 and s.account_state = 'active' and s.due_on = told.due_on
      group by o.id order by accounts desc, o.name`,
    [id],
  )
  const organizations = rows as { name: string; accounts: number }[]
  if (!organizations.length) return
  const { clock, config } = applicationOf(req.payload)
  const to = await operationsEmail(req)
  await queueMessage(
    sql,
    config.keys,
    {
      key: `renewal-digest:${id}`,
      to,
      notice: {
        key: 'renewals-overdue',
        organizations: organizations.slice(0, mostNamed),
        moreOrganizations: Math.max(0, organizations.length - mostNamed),
        total: organizations.reduce((sum, { accounts }) => sum + accounts, 0),
        listUrl: siteUrl(req, '/admin/renewals'),
      },
    },
    clock.now(),
  )
}
