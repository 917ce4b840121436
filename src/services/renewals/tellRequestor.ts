import type { Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import { dueInWords } from '../../policy/dueDates.ts'
import { fullName } from '../../policy/people.ts'
import { lastDueDateToRemind } from '../../policy/renewalReminders.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { dueDatesCalendar } from '../dueDatesCalendar.ts'
import { contactOfOrganization } from '../organizationContacts.ts'
import type { Digest } from './tellCoordinators.ts'

/** People that a message names; the page that it links to has all of them. */
export const MOST_NAMED = 50

type Row = {
  given_name: string
  family_name: string | null
  due_on: string
  organization_id: string
  lapsed: boolean
}

/** One message to a requestor with all of their staff who have reached a step, and a calendar (R11, R46). */
export async function tellRequestor(
  { req, sql }: Transaction,
  { id, recipientId, today }: Digest,
): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  const { rows } = await sql.query(
    `select s.given_name, s.family_name, s.due_on, s.organization_id, s.due_on < $2 as lapsed
       from renewal_reminders told join staff s on s.id = told.staff_id
      where told.digest_id = $1 and s.account_state = 'active' and s.due_on = told.due_on
      order by s.due_on, s.family_name, s.given_name, s.id`,
    [id, today],
  )
  const accounts = rows as Row[]
  const { rows: owners } = await sql.query(
    'select email from requestors where id = $1 and (gone_on is null or gone_on > $2)',
    [recipientId, today],
  )
  const to = owners[0]?.email as string | undefined
  if (!accounts[0] || !to) return
  await queueMessage(
    sql,
    config.keys,
    {
      key: `renewal-digest:${id}`,
      to,
      replyTo: await contactOfOrganization(req, accounts[0].organization_id),
      notice: {
        key: 'renewals-due',
        accounts: accounts.slice(0, MOST_NAMED).map(({ given_name, family_name, due_on }) => ({
          name: fullName(given_name, family_name),
          dueOn: due_on,
          words: dueInWords(due_on, today),
        })),
        total: accounts.length,
        lapsed: accounts.filter(({ lapsed }) => lapsed).length,
        renewUrl: siteUrl(req, '/request/annual-maintenance'),
        staffUrl: siteUrl(req, '/my/staff'),
        calendar: await dueDatesCalendar(
          sql,
          config,
          recipientId,
          clock.now(),
          lastDueDateToRemind('requestor', today),
        ),
      },
    },
    clock.now(),
  )
}
