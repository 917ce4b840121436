import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { letterEndpoints, letterPdfEndpoint } from '../hooks/reviews/letterEndpoints.ts'
import { instant } from './fields.ts'

/**
 * The results of a review for one organization, shared with its own coordinators (R50, D14). There is none before it is
 * sent; what it says is read from the accounts and findings, which are fixed from then on.
 */
export const ReviewLetters: CollectionConfig = {
  slug: 'review-letters',
  labels: { singular: 'Review result', plural: 'Review results' },
  admin: {
    useAsTitle: 'sentAt',
    group: 'Oversight',
    components: {
      views: {
        list: { Component: '/src/panel/quarterlyReview/LetterList.tsx#LetterList' },
        edit: { root: { Component: '/src/panel/quarterlyReview/LetterPage.tsx#LetterPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  defaultSort: '-sentAt',
  access: accessOf('review-letters'),
  endpoints: [...letterEndpoints, letterPdfEndpoint],
  fields: [
    { name: 'review', type: 'relationship', relationTo: 'reviews', required: true, index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    { name: 'words', type: 'textarea', admin: { description: 'What the Operations Unit says besides' } },
    { name: 'sentTo', type: 'text', hasMany: true, required: true },
    { name: 'sentBy', type: 'relationship', relationTo: 'coordinators', required: true },
    instant('sentAt', { required: true }),
    { name: 'acknowledgedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('acknowledgedAt'),
  ],
}
