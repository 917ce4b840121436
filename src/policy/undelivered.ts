import { type NoticeKey, noticeTable } from './notices.ts'
import type { Problem } from './problem.ts'
import type { MessageState } from './vocabulary.ts'

/** What a person does about a message: sends it again, notes that the recipient was told, or that it came back. */
export type MessageAct = 'resend' | 'settle' | 'bounced'

export type MessageFacts = {
  state: MessageState
  /** Somebody has told the recipient in another way. */
  isSettled: boolean
  template: string
  /** Its words are still there, and none of them is a password, a code or a link that works once (D11, ML-7). */
  isWhole: boolean
}

/** States in which a message has not reached its recipient, and will not by itself. */
export const undeliveredStates: readonly MessageState[] = ['failed', 'bounced']

/**
 * What speaks against an act on a message (ML-6). What was sent can come back; what failed or came back can be sent
 * again or settled, once.
 */
export function checkMessageAct(act: MessageAct, message: MessageFacts): Problem[] {
  const { state, isSettled, isWhole, template } = message
  const isUndelivered = undeliveredStates.includes(state) && !isSettled
  if (act === 'bounced') return state === 'sent' ? [] : [notPossible(state, isSettled)]
  if (!isUndelivered) return [notPossible(state, isSettled)]
  if (act === 'resend' && !isWhole)
    return [{ code: 'message-secret-gone', message: insteadOf(template), clause: 'D11' }]
  return []
}

const notPossible = (state: MessageState, isSettled: boolean): Problem => ({
  code: 'not-possible-from-state',
  message: isSettled ? 'Somebody has noted this message as settled' : whyNot[state],
})

const whyNot: Record<MessageState, string> = {
  queued: 'This message waits to be sent already',
  sent: 'This message was sent, and has not come back',
  failed: 'This message was never sent',
  bounced: 'Somebody has noted already that this message came back',
}

/** The way out where a message cannot be sent again. */
const instead: Partial<Record<string, string>> = {
  'account-credentials': 'The temporary password in it has expired: start a password reset for the account',
  'account-credentials-link': 'The link in it has expired: start a password reset for the account',
  'sign-in-code': 'The code in it has expired: the person asks for a new one at the sign-in',
  'saved-for-later': 'The link in it has expired: the requestor saves the form again to get a new one',
  'coordinator-password':
    'The link in it has expired: the coordinator asks for a new one with “Forgot password”',
}

const insteadOf = (template: string): string =>
  `This message cannot be sent again. ${instead[template] ?? 'Its words are no longer kept: tell the recipient in another way'}`

/** What a message tells of, by its template: `A request was granted, or a part of it`. */
export const messageInWords = (template: string): string =>
  template in noticeTable
    ? noticeTable[template as NoticeKey].event
    : template === 'coordinator-password'
      ? 'A coordinator asked for a new password'
      : template
