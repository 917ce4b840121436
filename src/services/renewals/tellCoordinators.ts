import type { Transaction } from '../../database/transaction.ts'
import { queueMessage } from '../../mail/outbox.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { dueInWords } from '../../policy/dueDates.ts'
import { fullName } from '../../policy/people.ts'
import { applicationOf, siteUrl } from '../application.ts'
import { coordinatorsOfOrganization } from '../organizationContacts.ts'
import { MOST_NAMED } from './tellRequestor.ts'

/** What one recipient is told of on one day. */
export type Digest = {
  id: string
  /** A requestor, or the organization whose coordinators are told. */
  recipientId: string
  /** Pacific civil date. */
  today: CivilDate
}

type Row = {
  given_name: string
  family_name: string | null
  due_on: string
  organization: string
  requestor: string | null
}

/** One message to each coordinator of an organization: who lapses within a week, and who has lapsed (R46, D13). */
export async function tellCoordinators(
  { req, sql }: Transaction,
  { id, recipientId, today }: Digest,
): Promise<void> {
  const { rows } = await sql.query(
    `select s.given_name, s.family_name, s.due_on, o.name as organization, q.name as requestor
       from renewal_reminders told join staff s on s.id = told.staff_id
       join organizations o on o.id = s.organization_id left join requestors q on q.id = s.requestor_of_record_id
      where told.digest_id = $1 and s.account_state = 'active' and s.due_on = told.due_on
      order by s.due_on, s.family_name, s.given_name, s.id`,
    [id],
  )
  const accounts = rows as Row[]
  if (!accounts[0]) return
  const { clock, config } = applicationOf(req.payload)
  const { contact, told } = await coordinatorsOfOrganization(req, recipientId)
  for (const to of told)
    await queueMessage(
      sql,
      config.keys,
      {
        key: `renewal-digest:${id}:${to}`,
        to,
        replyTo: contact,
        notice: {
          key: 'renewals-late',
          organizationName: accounts[0].organization,
          accounts: accounts.slice(0, MOST_NAMED).map(({ given_name, family_name, due_on, requestor }) => ({
            name: fullName(given_name, family_name),
            requestor: requestor ?? 'nobody',
            words: dueInWords(due_on, today),
          })),
          total: accounts.length,
          listUrl: siteUrl(req, '/admin/renewals'),
        },
      },
      clock.now(),
    )
}
