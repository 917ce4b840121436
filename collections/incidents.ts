import type { CollectionConfig } from 'payload'
import { incidentExportEndpoint, incidentReportEndpoint } from '../hooks/incidents/exportEndpoints.ts'
import { investigationEndpoints } from '../hooks/incidents/investigationEndpoints.ts'
import { accessOf } from '../src/access/matrix.ts'
import { incidentSourceLabels, incidentStateLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/**
 * Late deactivations: accounts that were not deactivated by the end of the last day (R40-R45, D12). One for each
 * account and separation; opened by arithmetic (`src/services/openIncident.ts`), never by hand, and never deleted.
 */
export const Incidents: CollectionConfig = {
  slug: 'incidents',
  labels: { singular: 'Late deactivation', plural: 'Late deactivations' },
  admin: {
    useAsTitle: 'personName',
    group: 'Oversight',
    components: {
      views: {
        list: { Component: '/src/panel/incidents/IncidentList.tsx#IncidentList' },
        edit: { root: { Component: '/src/panel/incidents/IncidentPage.tsx#IncidentPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  defaultSort: '-openedAt',
  access: accessOf('incidents'),
  endpoints: [incidentExportEndpoint, incidentReportEndpoint, ...investigationEndpoints],
  fields: [
    { name: 'request', type: 'relationship', relationTo: 'requests', required: true, index: true },
    { name: 'staff', type: 'relationship', relationTo: 'staff', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    { name: 'personName', type: 'text', required: true },
    { name: 'personEmail', type: 'email', required: true },
    { name: 'username', type: 'text' },
    oneOf('state', incidentStateLabels, { required: true, defaultValue: 'open', index: true }),
    oneOf('source', incidentSourceLabels, { required: true }),
    civilDate('lastDay', { required: true }),
    { name: 'lastTime', type: 'text', maxLength: 5, admin: { description: 'HH:MM, Pacific Time' } },
    instant('lastMomentAt', { required: true }),
    instant('openedAt', { required: true, index: true }),
    instant('coordinatorsToldAt', {
      description: 'When the urgent message to the coordinators was queued',
    }),
    instant('deactivatedAt', { description: 'When the account was deactivated in CalJOBS' }),
    instant('recordedAt', { description: 'When that was recorded here' }),
    { name: 'processedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('operationsToldAt', { description: 'When the Operations Unit was informed' }),
    instant('closedAt'),
  ],
}
