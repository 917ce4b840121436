import type { GlobalConfig } from 'payload'
import { anyCoordinator, onlyOperationsUnit } from '../src/access/rules.ts'
import { lapseRuleLabels } from '../src/policy/vocabulary.ts'
import { auditGlobalChange } from '../hooks/auditChange.ts'
import { oneOf } from './fields.ts'

/** What the Operations Unit decides about the service itself. */
export const Settings: GlobalConfig = {
  slug: 'settings',
  admin: { group: 'Settings' },
  access: { read: anyCoordinator, update: onlyOperationsUnit },
  hooks: { afterChange: [auditGlobalChange('settings')] },
  fields: [
    {
      name: 'credentialsDelivery',
      type: 'select',
      required: true,
      defaultValue: 'in-notice',
      options: [
        { value: 'in-notice', label: 'Temporary password in the notice (as the directive says)' },
        {
          value: 'one-time-page',
          label: 'Temporary password on a page that opens once, for the staff member',
        },
      ],
      admin: { description: 'How the temporary password reaches the staff member (R29, D11)' },
    },
    {
      name: 'operationsEmail',
      type: 'email',
      required: true,
      defaultValue: 'caljobsadmin@edd.ca.gov',
      admin: { description: 'Mailbox of the CalJOBS Operations Unit (R52)' },
    },
    oneOf('lapsedOnChange', lapseRuleLabels, {
      required: true,
      defaultValue: 'stop',
      description: 'Change of access while ISPA training or statement is older than 365 days (D3)',
    }),
    oneOf('lapsedOnReset', lapseRuleLabels, {
      required: true,
      defaultValue: 'warn',
      description: 'Password reset while ISPA training or statement is older than 365 days (R34, D3)',
    }),
  ],
}
