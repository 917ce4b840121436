import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { formOccasionLabels, formRecipientLabels } from '../src/policy/vocabulary.ts'
import { instant, oneOf } from './fields.ts'

/**
 * Who was sent which revision of a form, when and by whom, and who took note of it (R15, R21, D15). One for each
 * revision and recipient; services write it.
 */
export const Disseminations: CollectionConfig = {
  slug: 'disseminations',
  labels: { singular: 'Form that was sent', plural: 'Forms that were sent' },
  admin: {
    useAsTitle: 'email',
    defaultColumns: ['form', 'recipient', 'email', 'sentAt', 'acknowledgedAt'],
    group: 'Forms',
  },
  lockDocuments: false,
  access: accessOf('disseminations'),
  fields: [
    {
      name: 'form',
      type: 'relationship',
      relationTo: 'confidentiality-forms',
      required: true,
      index: true,
    },
    oneOf('recipient', formRecipientLabels, { required: true }),
    { name: 'coordinator', type: 'relationship', relationTo: 'coordinators', index: true },
    { name: 'requestor', type: 'relationship', relationTo: 'requestors', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', index: true },
    { name: 'email', type: 'email', required: true },
    oneOf('occasion', formOccasionLabels, { required: true }),
    instant('sentAt', { required: true }),
    { name: 'sentBy', type: 'relationship', relationTo: 'coordinators' },
    instant('remindedAt', { description: 'Last reminder of the Operations Unit' }),
    instant('acknowledgedAt', { description: 'When the coordinator took note of it' }),
  ],
}
