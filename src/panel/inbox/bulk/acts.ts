import { checkClaim } from '../../../policy/decision.ts'
import { kindOf } from '../../../policy/kinds/index.ts'
import { type ActorRole, findTransition, type RequestEvent } from '../../../policy/lifecycle.ts'
import { reviewStateLabel } from '../../../policy/review/words.ts'
import type { InboxRow } from '../../../services/inbox.ts'

/** What can be done to many requests in one go: nothing that denies, and no new account (ux 4.1). */
export const bulkActs = ['claim', 'reassign', 'renew', 'record-account', 'release'] as const
export type BulkAct = (typeof bulkActs)[number]

type Words = {
  /** On the button. */
  button: string
  /** `Renew 12 requests`; ends the dialog. */
  verb: string
  /** What happens to each request. */
  whatHappens: string
  /** Of one request, when it is done. */
  done: string
}

export const bulkWords: Record<BulkAct, Words> = {
  claim: {
    button: 'Claim',
    verb: 'Claim',
    whatHappens: 'You review each of them from then on, and others see it.',
    done: 'Claimed',
  },
  reassign: {
    button: 'Assign to…',
    verb: 'Assign',
    whatHappens: 'The coordinator whom you choose reviews each of them from then on, and gets a message.',
    done: 'Assigned',
  },
  renew: {
    button: 'Renew',
    verb: 'Renew',
    whatHappens:
      'Each is checked on its own. Where every check passes, it is granted and the renewal recorded, and the requestor gets a message. The others stay as they are, with the reason.',
    done: 'Renewed',
  },
  'record-account': {
    button: 'Mark processed',
    verb: 'Mark processed',
    whatHappens:
      'The work in CalJOBS must be done already: it is recorded for each, and the requestor gets a message.',
    done: 'Marked processed',
  },
  release: {
    button: 'Release',
    verb: 'Release',
    whatHappens: 'Nobody reviews them then: any coordinator may claim them.',
    done: 'Released',
  },
}

export type BulkRow = Pick<
  InboxRow,
  | 'id'
  | 'reference'
  | 'kind'
  | 'state'
  | 'staffName'
  | 'reviewer'
  | 'claimedByOther'
  | 'mayRenew'
  | 'mayProcess'
>

/** Why an act does not apply to a request as the list shows it; nothing where it does. The service decides. */
export function whyNot(act: BulkAct, row: BulkRow, role: ActorRole): string | undefined {
  const state = reviewStateLabel(row.kind, row.state)
  if (act === 'renew' && !row.mayRenew)
    return `Only annual maintenance that is to be reviewed is renewed here; this is “${kindOf(row.kind).label}”, “${state}”`
  if (act === 'record-account' && row.state === 'granted' && !row.mayProcess)
    return `“${kindOf(row.kind).label}” needs its own page, where the account work is entered`
  if (act !== 'renew' && !findTransition(row.kind, row.state, eventOf[act]))
    return `Not possible while it is “${state}”`
  return act === 'claim' || act === 'reassign' ? undefined : claimedByAnother(row, role)
}

/** Renewing is a grant and its record in one. */
const eventOf: Record<Exclude<BulkAct, 'renew'>, RequestEvent> = {
  claim: 'claim',
  reassign: 'reassign',
  'record-account': 'record-account',
  release: 'release',
}

function claimedByAnother({ claimedByOther, reviewer }: BulkRow, role: ActorRole): string | undefined {
  if (!claimedByOther) return undefined
  const claimedBy = { id: 'another', name: reviewer ?? 'Another coordinator' }
  return checkClaim({ claimedBy, actorId: 'reader', role })[0]?.message
}

/** `1 request`, `12 requests` */
export const requestsInWords = (count: number): string => `${count} ${count === 1 ? 'request' : 'requests'}`
