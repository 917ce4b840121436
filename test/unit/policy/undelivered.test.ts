import { describe, expect, it } from 'vitest'
import { noticeKeys } from '../../../src/policy/notices.ts'
import {
  checkMessageAct,
  type MessageAct,
  type MessageFacts,
  messageInWords,
} from '../../../src/policy/undelivered.ts'
import { messageStates } from '../../../src/policy/vocabulary.ts'

const codesOf = (act: MessageAct, over: Partial<MessageFacts>) =>
  checkMessageAct(act, {
    state: 'failed',
    isSettled: false,
    template: 'request-granted',
    isWhole: true,
    ...over,
  }).map(({ code }) => code)

describe('What can be done about a message', () => {
  it.each([
    ['resend', ['failed', 'bounced']],
    ['settle', ['failed', 'bounced']],
    ['bounced', ['sent']],
  ] as const)('%s: where it is %j', (act, states) => {
    expect(messageStates.filter((state) => !codesOf(act, { state }).length)).toEqual(states)
  })

  it('what somebody has settled is neither sent again nor settled again', () => {
    for (const act of ['resend', 'settle'] as const)
      expect(codesOf(act, { isSettled: true })).toEqual(['not-possible-from-state'])
  })

  it('D11: what told a password or a link is not sent again, and the way out is said', () => {
    const told = (template: string) =>
      checkMessageAct('resend', { state: 'failed', isSettled: false, template, isWhole: false })[0]?.message
    expect(told('account-credentials')).toContain('start a password reset')
    expect(told('sign-in-code')).toContain('asks for a new one')
    expect(told('request-granted')).toContain('in another way')
    expect(codesOf('settle', { isWhole: false })).toEqual([])
  })

  it('every message has words', () => {
    for (const key of [...noticeKeys, 'coordinator-password']) expect(messageInWords(key)).toContain(' ')
  })
})
