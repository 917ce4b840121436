import type { PayloadRequest } from 'payload'
import { sqlOf } from '../database/transaction.ts'
import type { Notice } from '../mail/notices.ts'
import { queueMessage } from '../mail/outbox.ts'
import type { Account } from '../policy/account.ts'
import { fullName } from '../policy/people.ts'
import { applicationOf, siteUrl } from './application.ts'
import { coordinatorsOfOrganization } from './organizationContacts.ts'
import type { KnownOverseer } from './overseers.ts'

export const nameOf = ({ givenName, familyName }: Pick<Account, 'givenName' | 'familyName'>): string =>
  fullName(givenName, familyName)

/**
 * Word to the coordinators of each organization that accounts lost their requestor (R13), on the route of a
 * request (D6). Told once for each event.
 * @param event unique for what happened, whatever is tried again
 * @param exceptFor mail address of the coordinator who did it
 */
export async function queueUnownedNotices(
  req: PayloadRequest,
  lost: {
    accounts: Account[]
    requestor: Pick<KnownOverseer, 'name' | 'email'>
    why: string
    event: string
    exceptFor?: string
  },
): Promise<void> {
  for (const accounts of byOrganization(lost.accounts)) {
    const { organizationId, organizationName } = accounts[0] as Account
    const involved = [lost.requestor.email, ...accounts.map(({ email }) => email)]
    const { told } = await coordinatorsOfOrganization(req, organizationId, involved)
    for (const to of told)
      if (to !== lost.exceptFor)
        await queue(req, `account-unowned:${lost.event}:${organizationId}`, to, {
          key: 'account-unowned',
          organizationName,
          staffNames: accounts.map(nameOf).sort(),
          requestorName: lost.requestor.name,
          why: lost.why,
          listUrl: siteUrl(req, '/admin/unowned'),
        })
  }
}

function byOrganization(accounts: Account[]): Account[][] {
  const groups = new Map<string, Account[]>()
  for (const account of accounts)
    groups.set(account.organizationId, [...(groups.get(account.organizationId) ?? []), account])
  return [...groups.values()]
}

/** Asks the other requestor, once for all accounts that are offered in one go. */
export const queueOfferedNotice = (
  req: PayloadRequest,
  offer: { id: string; from: KnownOverseer; to: KnownOverseer; accounts: Account[] },
): Promise<void> =>
  queue(req, `hand-over-offered:${offer.id}`, offer.to.email, {
    key: 'hand-over-offered',
    from: `${offer.from.name}, ${offer.from.email}`,
    organizationName: offer.accounts[0]?.organizationName ?? '',
    staffNames: offer.accounts.map(nameOf).sort(),
    answerUrl: siteUrl(req, '/my/hand-over/received'),
  })

/** The answer, to whoever offered. */
export const queueAnsweredNotice = (
  req: PayloadRequest,
  answer: { id: string; from: KnownOverseer; by: KnownOverseer; staffNames: string[]; accepted: boolean },
): Promise<void> =>
  queue(req, `hand-over-answered:${answer.id}`, answer.from.email, {
    key: 'hand-over-answered',
    by: answer.by.name,
    staffNames: [...answer.staffNames].sort(),
    accepted: answer.accepted,
    staffUrl: siteUrl(req, '/my/staff'),
  })

/** Word to the requestor whom a coordinator gave an account. */
export const queueAssignedNotice = (
  req: PayloadRequest,
  { account, to, at }: { account: Account; to: KnownOverseer; at: Date },
): Promise<void> =>
  queue(req, `account-assigned:${account.staffId}:${at.toISOString()}`, to.email, {
    key: 'account-assigned',
    organizationName: account.organizationName,
    staffName: nameOf(account),
    staffUrl: siteUrl(req, '/my/staff'),
  })

async function queue(req: PayloadRequest, event: string, to: string, notice: Notice): Promise<void> {
  const { clock, config } = applicationOf(req.payload)
  await queueMessage(sqlOf(req), config.keys, { key: `${event}:${to}`, to, notice }, clock.now())
}
