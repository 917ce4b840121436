import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { itemEndpoints } from '../hooks/reviews/itemEndpoints.ts'
import { facts, instant } from './fields.ts'

/** Accounts in the sample of a review, in the order in which they were drawn (R49). For oversight alone. */
export const ReviewItems: CollectionConfig = {
  slug: 'review-items',
  labels: { singular: 'Account under review', plural: 'Accounts under review' },
  admin: {
    useAsTitle: 'personName',
    group: false, // reached from its review
    components: {
      views: {
        list: { Component: '/src/panel/quarterlyReview/ReviewList.tsx#ReviewList' },
        edit: { root: { Component: '/src/panel/quarterlyReview/ItemPage.tsx#ItemPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  access: accessOf('review-items'),
  endpoints: itemEndpoints,
  fields: [
    { name: 'review', type: 'relationship', relationTo: 'reviews', required: true, index: true },
    { name: 'position', type: 'number', required: true },
    { name: 'staff', type: 'relationship', relationTo: 'staff', required: true, index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    { name: 'stratum', type: 'text', required: true },
    { name: 'personName', type: 'text', required: true },
    { name: 'username', type: 'text' },
    // What was computed of the account: a list of `ReviewCheck` (src/policy/quarterlyReview/checklist/check.ts).
    facts('checks'),
    instant('checkedAt'),
    { name: 'note', type: 'textarea' },
    { name: 'reviewedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('reviewedAt'),
  ],
}
