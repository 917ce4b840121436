/**
 * Accounts `s` that the requestor of record `q` has not confirmed in a quarter, and whose deactivation that requestor
 * has not asked for either.
 * @param since parameter with the first Pacific day of the quarter
 */
export const unanswered = (since: string): string => `
  s.requestor_of_record_id = q.id and s.account_state = 'active'
  and (s.confirmed_on is null or s.confirmed_on < ${since})
  and not exists (select 1 from requests r where lower(r.staff_email) = lower(s.email) and r.kind = 'deactivate'
    and r.requestor_id = q.id and r.state in ('submitted', 'in-review'))`

/** Requestors `q` who oversee staff. @param today parameter with the Pacific day */
export const overseesToday = (today: string): string => `(q.gone_on is null or q.gone_on > ${today})`
