import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { announcementLimits } from '../src/policy/announcements.ts'
import { announcementAudienceLabels } from '../src/policy/vocabulary.ts'
import { announcementEndpoints } from '../hooks/announcements/announcementEndpoints.ts'
import { instant, oneOf } from './fields.ts'

/** What the Operations Unit wrote to all coordinators, requestors or staff (R51); a service sends and records it. */
export const Announcements: CollectionConfig = {
  slug: 'announcements',
  admin: { useAsTitle: 'subject', group: 'Forms', hidden: true },
  lockDocuments: false,
  access: accessOf('announcements'),
  endpoints: announcementEndpoints,
  fields: [
    oneOf('audience', announcementAudienceLabels, { required: true }),
    { name: 'subject', type: 'text', required: true, maxLength: announcementLimits.subject },
    { name: 'body', type: 'textarea', required: true, maxLength: announcementLimits.body },
    instant('sentAt', { required: true, index: true }),
    { name: 'sentBy', type: 'relationship', relationTo: 'coordinators', required: true },
    { name: 'recipients', type: 'number', required: true },
    {
      name: 'submissionKey',
      type: 'text',
      required: true,
      unique: true,
      admin: { description: 'A second press of the same page sends nothing' },
    },
  ],
}
