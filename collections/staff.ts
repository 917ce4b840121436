import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { lapsedEndpoint } from '../hooks/reports/reportEndpoints.ts'
import { assignEndpoint } from '../hooks/staff/assignEndpoint.ts'
import { packEndpoints } from '../hooks/staff/packEndpoints.ts'
import { statementFormLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

/** Everybody who has, had or is about to get a CalJOBS staff user account (R8). Nobody of them signs in here. */
export const Staff: CollectionConfig = {
  slug: 'staff',
  labels: { singular: 'Staff member', plural: 'Staff' },
  admin: {
    useAsTitle: 'email',
    defaultColumns: ['familyName', 'givenName', 'organization', 'accountState', 'dueOn'],
    group: 'People',
    components: {
      views: {
        list: { Component: '/src/panel/people/StaffList.tsx#StaffList' },
        edit: { root: { Component: '/src/panel/people/StaffPage.tsx#StaffPage' } },
      },
    },
  },
  lockDocuments: false,
  access: accessOf('staff'),
  endpoints: [lapsedEndpoint, assignEndpoint, ...packEndpoints],
  fields: [
    { name: 'givenName', type: 'text', required: true },
    { name: 'familyName', type: 'text', index: true },
    { name: 'email', type: 'email', required: true, unique: true },
    { name: 'phone', type: 'text' },
    { name: 'isEddEmployee', type: 'checkbox', required: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    { name: 'requestorOfRecord', type: 'relationship', relationTo: 'requestors', index: true },
    { name: 'jobFunction', type: 'text' },
    { name: 'username', type: 'text', unique: true },
    oneOf(
      'accountState',
      { none: 'No account yet', active: 'Active', deactivated: 'Deactivated' },
      { required: true, defaultValue: 'none', index: true },
    ),
    instant('deactivatedAt'),
    { name: 'privileges', type: 'relationship', relationTo: 'privileges', hasMany: true },
    civilDate('ispaCompletedOn'),
    civilDate('statementSignedOn'),
    oneOf('statementForm', statementFormLabels),
    civilDate('confirmedOn', { description: 'Last day on which the requestor confirmed the need' }),
    civilDate('dueOn', { index: true, description: 'The earlier of the two documents + 365 days' }),
  ],
}
