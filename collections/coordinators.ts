import type { CollectionConfig } from 'payload'
import { accessOf, mayOpenPanel } from '../src/access/matrix.ts'
import { isOperationsUnit } from '../src/access/roles.ts'
import { coordinatorKindLabels } from '../src/policy/vocabulary.ts'
import { auditChange } from '../hooks/auditChange.ts'
import { absenceEndpoint } from '../hooks/coordinators/absenceEndpoint.ts'
import { refuseWrongAbsence } from '../hooks/coordinators/checkAbsence.ts'
import {
  keepOperationsUnit,
  keepOperationsUnitFromDeletion,
} from '../hooks/coordinators/keepOperationsUnit.ts'
import { lockBeforeWriting } from '../hooks/coordinators/lockBeforeWriting.ts'
import { holdWork, rerouteWork } from '../hooks/coordinators/rerouteWork.ts'
import { closePayloadsSignIn, signInEndpoints } from '../hooks/coordinators/signInEndpoints.ts'
import { standingEndpoint } from '../hooks/coordinators/standingEndpoint.ts'
import { welcomeNewcomer } from '../hooks/coordinators/welcome.ts'
import { fittingStandIns } from '../hooks/organizations/fittingContacts.ts'
import { civilDate, oneOf, telephone } from './fields.ts'

const hour = 60 * 60

/** CalJOBS Access Coordinators, the Operations Unit and auditors: the only people with an account here (R17). */
export const Coordinators: CollectionConfig = {
  slug: 'coordinators',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'kind', 'email', 'active'], group: 'Settings' },
  auth: {
    tokenExpiration: 8 * hour,
    maxLoginAttempts: 30, // the server's own limit, by account and address, is closer (src/server/signInLimit.ts)
    lockTime: 15 * 60 * 1000,
    useSessions: true,
    useAPIKey: false,
    cookies: { sameSite: 'Strict', secure: process.env.PUBLIC_URL?.startsWith('https:') ?? false },
  },
  access: { ...accessOf('coordinators'), admin: mayOpenPanel },
  endpoints: [absenceEndpoint, standingEndpoint, ...signInEndpoints],
  hooks: {
    beforeOperation: [closePayloadsSignIn, lockBeforeWriting],
    beforeChange: [refuseWrongAbsence, keepOperationsUnit, holdWork],
    beforeDelete: [keepOperationsUnitFromDeletion],
    afterChange: [auditChange('coordinator'), rerouteWork, welcomeNewcomer],
  },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    {
      ...oneOf('kind', coordinatorKindLabels, { required: true, index: true }),
      saveToJWT: true,
      admin: { components: { Field: '/src/panel/coordinators/guardedFields.tsx#KindField' } },
      access: { update: ({ req }) => isOperationsUnit(req.user) },
    },
    telephone('phone'),
    {
      name: 'active',
      type: 'checkbox',
      defaultValue: true,
      index: true,
      admin: { components: { Field: '/src/panel/coordinators/guardedFields.tsx#ActiveField' } },
      access: { update: ({ req }) => isOperationsUnit(req.user) },
    },
    civilDate('awayFrom', { description: 'First day of an absence' }),
    civilDate('awayTo', { description: 'Last day of the absence; until further notice where it is empty' }),
    {
      name: 'standIn',
      type: 'relationship',
      relationTo: 'coordinators',
      filterOptions: fittingStandIns,
      admin: { description: 'Delegate during the absence: acts for the same organizations in that time' },
    },
  ],
}
