import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { dataAccessedLabels, lateCauseLabels, signInSeenLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/**
 * What the Operations Unit finds out about a late deactivation: whether confidential or sensitive data were accessed
 * (R45, D12). An incident that is opened again gets another round, linked to the one before; what is closed stays.
 */
export const Investigations: CollectionConfig = {
  slug: 'investigations',
  admin: { useAsTitle: 'id', hidden: true },
  lockDocuments: false,
  access: accessOf('investigations'),
  fields: [
    { name: 'incident', type: 'relationship', relationTo: 'incidents', required: true, index: true },
    { name: 'round', type: 'number', required: true, min: 1 },
    { name: 'reopens', type: 'relationship', relationTo: 'investigations' },
    { name: 'reopenReason', type: 'textarea' },
    { name: 'investigator', type: 'relationship', relationTo: 'coordinators', required: true, index: true },
    instant('openedAt', { required: true }),
    oneOf('signInSeen', signInSeenLabels),
    instant('lastSignInAt', { description: 'The last sign-in that CalJOBS shows' }),
    oneOf('dataAccessed', dataAccessedLabels),
    oneOf('cause', lateCauseLabels),
    { name: 'findings', type: 'textarea' },
    { name: 'correctiveAction', type: 'textarea' },
    { name: 'correctiveOwner', type: 'text' },
    civilDate('correctiveBy'),
    instant('securityOfficeToldAt'),
    instant('closedAt'),
    { name: 'closedBy', type: 'relationship', relationTo: 'coordinators' },
  ],
}
