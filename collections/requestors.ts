import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { rostersEndpoint, trainingProgressEndpoint } from '../hooks/reports/reportEndpoints.ts'
import { goneEndpoints } from '../hooks/requestors/goneEndpoints.ts'
import { requestorTitleLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/** Managers, supervisors and project managers who have proved their address (R14, D9). They have no account. */
export const Requestors: CollectionConfig = {
  slug: 'requestors',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'email', 'title', 'organization'], group: 'People' },
  lockDocuments: false,
  access: accessOf('requestors'),
  endpoints: [...goneEndpoints, trainingProgressEndpoint, rostersEndpoint],
  fields: [
    { name: 'email', type: 'email', required: true, unique: true },
    { name: 'name', type: 'text', required: true, index: true },
    oneOf('title', requestorTitleLabels, { required: true }),
    { name: 'phone', type: 'text' },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', index: true },
    instant('provedAt'),
    civilDate('goneOn', { description: 'Day on which this requestor no longer oversaw staff' }),
  ],
}
