import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { documentLabels, statementFormLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/** One document of one staff member, as it was accepted: training completed or statement signed (R6, R9-R12). */
export const Attestations: CollectionConfig = {
  slug: 'attestations',
  admin: { useAsTitle: 'completedOn', hidden: true },
  lockDocuments: false,
  access: accessOf('attestations'),
  fields: [
    { name: 'staff', type: 'relationship', relationTo: 'staff', required: true, index: true },
    { name: 'request', type: 'relationship', relationTo: 'requests', required: true, index: true },
    oneOf('document', documentLabels, { required: true }),
    civilDate('completedOn', { required: true }),
    oneOf('form', statementFormLabels),
    { name: 'formRevision', type: 'relationship', relationTo: 'confidentiality-forms' },
    { name: 'evidence', type: 'relationship', relationTo: 'evidence' },
    civilDate('dateSeenOn', { description: 'The date that the coordinator read on the document' }),
    { name: 'verifiedBy', type: 'relationship', relationTo: 'coordinators', required: true },
    instant('verifiedAt', { required: true }),
  ],
}
