import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import {
  findingRequirementLabels,
  findingSeverityLabels,
  findingStateLabels,
} from '../src/policy/quarterlyReview/vocabulary.ts'
import { findingEndpoints } from '../hooks/reviews/itemEndpoints.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/**
 * What a reviewer found about an account, with what is to be done, by whom and by when, until it is closed (R49, R50).
 * The organization reads it in its letter.
 */
export const ReviewFindings: CollectionConfig = {
  slug: 'review-findings',
  labels: { singular: 'Finding', plural: 'Findings' },
  admin: { useAsTitle: 'text', hidden: true },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  access: accessOf('review-findings'),
  endpoints: findingEndpoints,
  fields: [
    { name: 'review', type: 'relationship', relationTo: 'reviews', required: true, index: true },
    { name: 'item', type: 'relationship', relationTo: 'review-items', required: true, index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    oneOf('requirement', findingRequirementLabels, { required: true, index: true }),
    oneOf('severity', findingSeverityLabels, { required: true }),
    { name: 'text', type: 'textarea', required: true },
    { name: 'correctiveAction', type: 'textarea', required: true },
    { name: 'owner', type: 'text', required: true },
    civilDate('dueOn', { required: true, index: true }),
    { name: 'foundBy', type: 'relationship', relationTo: 'coordinators', required: true },
    instant('foundAt', { required: true }),
    oneOf('state', findingStateLabels, { required: true, defaultValue: 'open', index: true }),
    { name: 'answer', type: 'textarea', admin: { description: 'What the organization says that was done' } },
    { name: 'answeredBy', type: 'relationship', relationTo: 'coordinators' },
    instant('answeredAt'),
    { name: 'decision', type: 'textarea', admin: { description: 'Why it was closed, or sent back' } },
    { name: 'decidedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('decidedAt'),
  ],
}
