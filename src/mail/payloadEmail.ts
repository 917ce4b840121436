import type { EmailAdapter } from 'payload'
import { poolOf } from '../database/connection.ts'
import { applicationOf } from '../services/application.ts'
import { hashOf } from '../services/oneTimeTokens.ts'
import { queueMessage } from './outbox.ts'

/** Milliseconds for which Payload's own links work. */
const linkWorksFor = 60 * 60 * 1000

/**
 * Payload's one message, the link with which a coordinator sets a new password, goes through the outbox like every
 * other: in our words, and with the link sealed until it is sent.
 */
export const outboxEmail: EmailAdapter = ({ payload }) => ({
  name: 'outbox',
  defaultFromAddress: 'no-reply@caljobs-system-access.invalid', // never used: MAIL_FROM is the sender of all mail
  defaultFromName: 'CalJOBS System Access',
  sendEmail: async ({ to, html }) => {
    const { clock, config } = applicationOf(payload)
    const token = /\/reset\/([\w-]+)/.exec(typeof html === 'string' ? html : '')?.[1]
    if (!token || typeof to !== 'string')
      throw new Error('Payload wanted to send mail that is not known here')
    const link = `${config.publicUrl}/admin/reset/${token}`
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + linkWorksFor)
    await queueMessage(
      poolOf(payload),
      config.keys,
      {
        key: `coordinator-password:${hashOf(token).toString('hex')}`,
        to,
        notice: { key: 'coordinator-password', expiresAt },
        secret: { values: { 'password-link': link }, until: expiresAt },
      },
      now,
    )
  },
})
