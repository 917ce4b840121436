import { citationLine, citationOf } from '../src/policy/directive/citation.ts'
import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { organizationTypeLabels } from '../src/policy/vocabulary.ts'
import { auditChange } from '../hooks/auditChange.ts'
import { sendFormsEndpoint } from '../hooks/organizations/sendFormsEndpoint.ts'
import { closeEndpoint } from '../hooks/organizations/closeEndpoint.ts'
import { processEndpoint } from '../hooks/organizations/processEndpoint.ts'
import { reportEndpoint } from '../hooks/organizations/reportEndpoint.ts'
import { refuseWrongContacts } from '../hooks/organizations/checkContacts.ts'
import { fittingCoordinators, fittingDelegates } from '../hooks/organizations/fittingContacts.ts'
import { holdWorkOfOrganization, rerouteWorkOfOrganization } from '../hooks/organizations/rerouteWork.ts'
import { complianceEndpoint, forecastEndpoint, noticeEndpoint } from '../hooks/reports/reportEndpoints.ts'
import { addresses, civilDate, mailAddress, oneOf, telephone } from './fields.ts'

/** Of an organization that is there, it is set on its page, which shows first what is left then. */
const lastDay = civilDate('activeTo', {
  description: 'Last day on which requests are accepted',
  component: '/src/panel/coordinators/guardedFields.tsx#LastDayField',
})

/** Local Areas, WSB Field Divisions, community-based organizations and all others (Table 1, R7, R23). */
export const Organizations: CollectionConfig = {
  slug: 'organizations',
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'type', 'activeFrom', 'activeTo'],
    group: 'Settings',
    components: {
      views: { list: { Component: '/src/panel/organizations/Organizations.tsx#Organizations' } },
    },
  },
  access: accessOf('organizations'),
  endpoints: [
    reportEndpoint,
    complianceEndpoint,
    forecastEndpoint,
    noticeEndpoint,
    sendFormsEndpoint,
    processEndpoint,
    closeEndpoint,
  ],
  hooks: {
    beforeChange: [refuseWrongContacts, holdWorkOfOrganization],
    afterChange: [auditChange('organization'), rerouteWorkOfOrganization],
  },
  fields: [
    { name: 'name', type: 'text', required: true, index: true, maxLength: 200 },
    { name: 'slug', type: 'text', required: true, unique: true, maxLength: 120 },
    oneOf('type', organizationTypeLabels, { required: true, index: true }),
    {
      name: 'coordinators',
      type: 'relationship',
      relationTo: 'coordinators',
      hasMany: true,
      filterOptions: fittingCoordinators,
    },
    {
      name: 'delegate',
      type: 'relationship',
      relationTo: 'coordinators',
      filterOptions: fittingDelegates,
    },
    {
      name: 'pointOfContactName',
      type: 'text',
      maxLength: 120,
      admin: {
        description:
          'Point of contact at the organization, for community-based organizations and all other staff: the results of the quarterly review go there',
      },
    },
    mailAddress('pointOfContactEmail', {
      description: 'Without it the results go to the requestors of record, each about their own staff',
    }),
    {
      name: 'emailDomains',
      type: 'text',
      hasMany: true,
      admin: { description: 'Mail domains of this organization. Others are accepted and flagged.' },
    },
    {
      name: 'authorizedRequestors',
      type: 'text',
      hasMany: true,
      validate: addresses,
      admin: {
        description:
          'Email addresses of those who may ask for accounts here. While the list is empty, nobody is flagged; once it names somebody, a request of anybody else is looked at. The public does not see it.',
      },
    },
    telephone('telephone', {
      description: 'Shown to anybody who sends a deactivation that cannot wait. Include the area code',
    }),
    civilDate('activeFrom'),
    lastDay,
    civilDate('processOnFileOn', {
      description: `Stated without a document. The document is put on file on the page of the organization. ${citationLine(citationOf('R7'))}`,
    }),
    { name: 'localInstructions', type: 'textarea', maxLength: 4000 },
    { name: 'sample', type: 'checkbox', defaultValue: false },
  ],
}
