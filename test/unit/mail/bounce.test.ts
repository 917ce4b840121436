import { describe, expect, it } from 'vitest'
import { readBounce } from '../../../src/mail/bounce.ts'
import { postfixDelay, postfixFailure, exchangeFailure, sampleMessageId } from './bounceSamples.ts'

const ours = { left: sampleMessageId, domain: 'access.sample.example' }

describe('A delivery status notification', () => {
  it('of Postfix, as an alias hands it over: a mailbox that does not exist', () => {
    expect(readBounce(postfixFailure)).toEqual({
      messageId: ours,
      recipients: [
        {
          address: 'gone@staff.sample.example',
          action: 'failed',
          reason:
            'smtp; 550 5.1.1 <gone@staff.sample.example>: Recipient address rejected: User unknown'.slice(6),
        },
      ],
    })
  })

  it('of Exchange, with its own spelling, folded headers and two recipients', () => {
    expect(readBounce(exchangeFailure)).toEqual({
      messageId: ours,
      recipients: [
        {
          address: 'full@staff.sample.example',
          action: 'failed',
          reason: "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException; Can't open",
        },
        { address: 'copy@requestors.sample.example', action: 'relayed', reason: '2.0.0' },
      ],
    })
  })

  it('that tells of a delay alone', () => {
    const bounce = readBounce(postfixDelay)
    expect(bounce?.messageId).toEqual(ours)
    expect(bounce?.recipients.map(({ action }) => action)).toEqual(['delayed'])
  })

  it('reads the same with the line ends of SMTP', () => {
    expect(readBounce(postfixFailure.replace(/\n/g, '\r\n'))).toEqual(readBounce(postfixFailure))
  })
})

describe('Nothing is taken for one that is none', () => {
  it.each([
    ['nothing', ''],
    ['a letter', 'From: a@sample.example\nSubject: Undelivered?\n\nMessage-ID: <x@access.sample.example>\n'],
    ['an answer of an absent person', postfixFailure.replace('multipart/report', 'multipart/mixed')],
    ['a report of another kind', postfixFailure.replace('message/delivery-status', 'message/disposition-x')],
  ])('%s', (_what, raw) => expect(readBounce(raw)).toBeUndefined())

  it('a Message-ID outside of the returned message does not count', () => {
    const without = postfixFailure.replace(/^Message-ID: <[^>]+>$/m, 'X-Other: none')
    const named = without.replace(
      'Auto-Submitted:',
      `In-Reply-To: <${sampleMessageId}@access.sample.example>\nAuto-Submitted:`,
    )
    expect(readBounce(named)).toMatchObject({ messageId: undefined, recipients: [{ action: 'failed' }] })
  })
})
