import type { SqlExecutor } from '../../database/transaction.ts'
import { type CivilDate, mondayOf } from '../../policy/dates.ts'
import { lastDueDateOfOversight, lastDueDateToRemind, reminderDays } from '../../policy/renewalReminders.ts'

/** The Operations Unit is one recipient. */
export const OPERATIONS_UNIT = '00000000-0000-4000-8000-000000000000'

/** Somebody else has it in hand: a renewal that waits for the coordinator, or a deactivation. */
const inHand = `exists (
  select 1 from requests r where lower(r.staff_email) = lower(s.email)
     and r.state in ('submitted', 'in-review', 'granted') and r.kind in ('annual-maintenance', 'deactivate'))`

/** The step reached last: `policy/renewalReminders.ts` says the same of one account, and a test compares the two. */
const step = `case when s.due_on < $1 then $2 || '-lapsed'
  else $2 || '-' || (select min(day) from unnest($3::int[]) day where day >= s.due_on::date - $1::date) end`

/** Accounts that have reached a step, by who is told of it. */
const reached = {
  requestor: `
    select s.id, s.due_on, ${step} as step, q.id as recipient_id from staff s
      join requestors q on q.id = s.requestor_of_record_id and (q.gone_on is null or q.gone_on > $1)
     where s.account_state = 'active' and s.due_on <= $4 and not ${inHand}`,
  coordinators: `
    select s.id, s.due_on, ${step} as step, s.organization_id as recipient_id from staff s
     where s.account_state = 'active' and s.due_on <= $4 and not ${inHand}`,
  'operations-unit': `
    select s.id, s.due_on, $2 || '-' || $5 as step, $3::uuid as recipient_id from staff s
     where s.account_state = 'active' and s.due_on <= $4 and $1::text is not null`,
}

/**
 * Every reminder that is due and was not told, in one statement: the day's digest of each recipient, and in it a row
 * for each account, unique for account, due date and step. A digest that was told takes nothing more in: what comes
 * after it on the same day waits for the next.
 */
const recording = (rows: string, audience: string, day: string) => `
  with due as materialized (
    select * from (${rows}) every where not exists (
      select 1 from renewal_reminders told
       where told.staff_id = every.id and told.due_on = every.due_on and told.step = every.step)),
  fresh as (
    insert into renewal_digests (audience, recipient_id, day)
      select distinct ${audience}, recipient_id, ${day} from due order by recipient_id
    on conflict (audience, recipient_id, day) do nothing returning id, recipient_id),
  waiting as (
    select id, recipient_id from renewal_digests
     where audience = ${audience} and day = ${day} and told_at is null for update)
  insert into renewal_reminders (staff_id, due_on, step, digest_id)
    select due.id, due.due_on, due.step, digest.id from due
      join (select * from fresh union all select * from waiting) digest using (recipient_id) order by due.id, due.step
  on conflict do nothing`

/** @param today Pacific civil date */
export async function recordReminders(sql: SqlExecutor, today: CivilDate): Promise<void> {
  await sql.query(
    `update renewal_digests late set day = $1
      where told_at is null and day < $1 and audience <> 'operations-unit' and not exists (
        select 1 from renewal_digests other
         where other.audience = late.audience and other.recipient_id = late.recipient_id and other.day = $1)`,
    [today],
  )
  for (const audience of ['requestor', 'coordinators'] as const)
    await sql.query(recording(reached[audience], '$2', '$1'), [
      today,
      audience,
      reminderDays[audience],
      lastDueDateToRemind(audience, today),
    ])
  await sql.query(recording(reached['operations-unit'], '$2', '$5'), [
    today,
    'operations-unit',
    OPERATIONS_UNIT,
    lastDueDateOfOversight(today),
    mondayOf(today), // what the Operations Unit is told of, it is told of once a week
  ])
}
