import type { CollectionConfig } from 'payload'
import { messageEndpoints } from '../hooks/messages/actEndpoints.ts'
import { accessOf } from '../src/access/matrix.ts'
import { messageStateLabels } from '../src/policy/vocabulary.ts'
import { instant, oneOf } from './fields.ts'

/**
 * The outbox and log of mail (ML-6, ML-7). Rows are written by `src/mail/outbox.ts` in the transaction of
 * the event that they tell of, and sent by `src/mail/sender.ts`. The table has more columns than Payload knows:
 * the sealed temporary password and the lease of a sender stay out of every API.
 */
export const Messages: CollectionConfig = {
  slug: 'messages',
  admin: {
    useAsTitle: 'subject',
    defaultColumns: ['subject', 'template', 'state', 'sentAt'],
    group: 'Oversight',
  },
  lockDocuments: false,
  access: accessOf('messages'),
  endpoints: messageEndpoints,
  fields: [
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'template', type: 'text', required: true, index: true },
    { name: 'templateVersion', type: 'text', required: true },
    { name: 'to', type: 'text', required: true },
    { name: 'cc', type: 'text' },
    { name: 'replyTo', type: 'text' },
    { name: 'subject', type: 'text', required: true },
    { name: 'bodyText', type: 'textarea' },
    { name: 'bodyHtml', type: 'textarea', admin: { hidden: true } },
    // A calendar of due dates (RFC 5545) that goes along.
    { name: 'calendar', type: 'textarea', admin: { hidden: true } },
    oneOf('state', messageStateLabels, { required: true, defaultValue: 'queued', index: true }),
    { name: 'attempts', type: 'number', required: true, defaultValue: 0 },
    instant('nextAttemptAt', { required: true }),
    instant('sentAt'),
    { name: 'lastError', type: 'text' },
    // Somebody has seen that it did not arrive, and told the recipient in another way.
    instant('settledAt'),
    { name: 'settledBy', type: 'relationship', relationTo: 'coordinators' },
    { name: 'messageId', type: 'text', required: true, index: true },
    { name: 'inReplyTo', type: 'text' },
    { name: 'request', type: 'relationship', relationTo: 'requests', index: true },
  ],
}
