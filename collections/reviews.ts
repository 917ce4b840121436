import type { CollectionConfig } from 'payload'
import { drawEndpoints } from '../hooks/reviews/drawEndpoints.ts'
import { sendLetterEndpoint } from '../hooks/reviews/letterEndpoints.ts'
import {
  neverSampledEndpoint,
  reviewReportEndpoint,
  sampleEndpoint,
} from '../hooks/reviews/reportEndpoints.ts'
import { accessOf } from '../src/access/matrix.ts'
import { sampleStratumLabels, sampleUnitLabels } from '../src/policy/quarterlyReview/vocabulary.ts'
import { facts, instant, oneOf } from './fields.ts'

/**
 * Draws of the quarterly review (R49, D14): one for each quarter and number, with everything that the sample rests on.
 * A draw is never changed; the ordered population lies in the table `review_population`.
 */
export const Reviews: CollectionConfig = {
  slug: 'reviews',
  labels: { singular: 'Quarterly review', plural: 'Quarterly reviews' },
  admin: {
    useAsTitle: 'quarter',
    group: 'Oversight',
    components: {
      views: {
        list: { Component: '/src/panel/quarterlyReview/ReviewList.tsx#ReviewList' },
        edit: { root: { Component: '/src/panel/quarterlyReview/ReviewPage.tsx#ReviewPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  defaultSort: '-drawnAt',
  access: accessOf('reviews'),
  endpoints: [
    ...drawEndpoints,
    sendLetterEndpoint,
    reviewReportEndpoint,
    neverSampledEndpoint,
    sampleEndpoint,
  ],
  fields: [
    { name: 'quarter', type: 'text', required: true, index: true, maxLength: 6 },
    { name: 'draw', type: 'number', required: true },
    { name: 'reason', type: 'textarea', admin: { description: 'Why the quarter was drawn once more' } },
    oneOf('unit', sampleUnitLabels, { required: true }),
    { name: 'size', type: 'number', required: true },
    { name: 'leastAnOrganization', type: 'number', required: true, defaultValue: 0 },
    {
      name: 'strata',
      type: 'select',
      hasMany: true,
      options: Object.entries(sampleStratumLabels).map(([value, label]) => ({ value, label })),
    },
    {
      name: 'neverSampledPercent',
      type: 'number',
      required: true,
      defaultValue: 0,
      admin: {
        description: 'So much of each stratum at least comes from accounts that were never in a sample',
      },
    },
    { name: 'algorithm', type: 'text', required: true },
    { name: 'algorithmVersion', type: 'text', required: true },
    { name: 'seed', type: 'text', required: true },
    { name: 'populationSize', type: 'number', required: true },
    { name: 'populationSha256', type: 'text', required: true },
    { name: 'sampleSize', type: 'number', required: true },
    facts('allocation', { required: true }),
    { name: 'drawnBy', type: 'relationship', relationTo: 'coordinators', required: true },
    instant('drawnAt', { required: true }),
  ],
}
