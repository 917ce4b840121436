import { poolOf } from '../database/connection.ts'
import type { Account } from '../policy/account.ts'
import { type CivilDate } from '../policy/dates.ts'
import { fullName, normalizeEmail } from '../policy/people.ts'
import { ownAccounts } from './accounts.ts'
import type { Application } from './application.ts'
import { hasGone } from './overseers.ts'

/** An offer as its giver or its receiver reads it. */
export type OfferRow = {
  offerId: string
  staffId: string
  staffName: string
  organizationName: string
  jobFunction: string
  privileges: string[]
  dueOn?: CivilDate
  /** The giver of an offer that one got. */
  from: { name: string; email: string }
  /** As the giver wrote it. */
  toEmail: string
  offeredAt: Date
  /** Once it is answered. */
  answer?: { accepted: boolean; at: Date }
}

/** Days that an answer stays on the page. */
const SHOWN_FOR_DAYS = 14

const query = `
  select h.id, h.staff_id, h.state, h.offered_at, h.answered_at, s.given_name, s.family_name, s.job_function, s.due_on,
    o.name as organization_name, giver.name as from_name, giver.email as from_email, taker.email as to_email,
    array(select p.name from staff_rels r join privileges p on p.id = r.privileges_id
           where r.parent_id = s.id and r.path = 'privileges' order by p.name) as privileges
  from hand_overs h
    join staff s on s.id = h.staff_id
    join organizations o on o.id = s.organization_id
    join requestors giver on giver.id = h.from_requestor_id
    join requestors taker on taker.id = h.to_requestor_id`

/** Open is what can still be answered: the account is active and still the giver's. */
const openOrLate = `
  ((h.state = 'offered' and s.account_state = 'active' and s.requestor_of_record_id = h.from_requestor_id)
   or (h.state in ('accepted', 'declined') and h.answered_at > $2::timestamptz - interval '${SHOWN_FOR_DAYS} days'))
  order by h.offered_at, s.family_name, s.given_name, h.id`

async function offersOf(app: Application, side: 'giver' | 'taker', email: string): Promise<OfferRow[]> {
  const { rows } = await poolOf(app.payload).query<Record<string, unknown>>(
    `${query} where ${side}.email = $1 and ${openOrLate}`,
    [normalizeEmail(email), app.clock.now()],
  )
  return rows.map(asOffer)
}

const asOffer = (row: Record<string, unknown>): OfferRow => ({
  offerId: String(row.id),
  staffId: String(row.staff_id),
  staffName: fullName(String(row.given_name), row.family_name as string | null),
  organizationName: String(row.organization_name),
  jobFunction: (row.job_function as string | null) ?? '',
  privileges: row.privileges as string[],
  dueOn: (row.due_on as string | null) ?? undefined,
  from: { name: String(row.from_name), email: String(row.from_email) },
  toEmail: String(row.to_email),
  offeredAt: row.offered_at as Date,
  answer:
    row.state === 'offered' ? undefined : { accepted: row.state === 'accepted', at: row.answered_at as Date },
})

/** What a requestor can hand over, has offered, and was answered lately. */
export type HandOverView = { isGone: boolean; staff: Account[]; open: OfferRow[]; answered: OfferRow[] }

export async function readHandOver(app: Application, email: string): Promise<HandOverView> {
  if (await hasGone(app, email)) return { isGone: true, staff: [], open: [], answered: [] }
  const offers = await offersOf(app, 'giver', email)
  const open = offers.filter(({ answer }) => !answer)
  const offered = new Set(open.map(({ staffId }) => staffId))
  const staff = await ownAccounts(poolOf(app.payload), email)
  return {
    isGone: false,
    staff: staff.filter(({ staffId }) => !offered.has(staffId)),
    open,
    answered: offers.filter(({ answer }) => answer),
  }
}

/** What other requestors ask this one to take on, and what was answered lately. */
export async function readReceivedOffers(
  app: Application,
  email: string,
): Promise<Pick<HandOverView, 'isGone' | 'open' | 'answered'>> {
  if (await hasGone(app, email)) return { isGone: true, open: [], answered: [] }
  const offers = await offersOf(app, 'taker', email)
  return {
    isGone: false,
    open: offers.filter(({ answer }) => !answer),
    answered: offers.filter(({ answer }) => answer),
  }
}
