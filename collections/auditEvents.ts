import type { CollectionConfig } from 'payload'
import { trailEndpoints } from '../hooks/audit/trailEndpoints.ts'
import { accessOf } from '../src/access/matrix.ts'
import { facts, instant } from './fields.ts'

/**
 * Who did what, when, to which record, with what outcome (C9). Written by `src/audit/writeAuditEvent.ts`
 * alone; the database refuses to change or delete a row and chains each to the one before it.
 */
export const AuditEvents: CollectionConfig = {
  slug: 'audit-events',
  labels: { singular: 'Audit event', plural: 'Audit trail' },
  admin: {
    useAsTitle: 'event',
    group: 'Oversight',
    components: {
      views: {
        list: { Component: '/src/panel/audit/TrailPage.tsx#TrailPage' },
        edit: { root: { Component: '/src/panel/audit/EventPage.tsx#EventPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  timestamps: false,
  lockDocuments: false,
  defaultSort: '-at',
  access: accessOf('audit-events'),
  endpoints: trailEndpoints,
  fields: [
    instant('at', { required: true, index: true }),
    { name: 'event', type: 'text', required: true, index: true },
    { name: 'actorKind', type: 'text', required: true },
    { name: 'actorId', type: 'text' },
    { name: 'actorEmail', type: 'text', index: true },
    { name: 'subjectKind', type: 'text' },
    { name: 'subjectId', type: 'text', index: true },
    { name: 'request', type: 'relationship', relationTo: 'requests', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', index: true },
    facts('before'),
    facts('after'),
    { name: 'address', type: 'text' },
    { name: 'outcome', type: 'text', required: true },
  ],
}
