import { citationLine, citationOf } from '../src/policy/directive/citation.ts'
import type { RuleCode } from '../src/policy/directive/rules.ts'
import type { GlobalConfig } from 'payload'
import { accessOfSettings } from '../src/access/matrix.ts'
import { kindOf } from '../src/policy/kinds/index.ts'
import { lapseRuleLabels, requestKinds } from '../src/policy/vocabulary.ts'
import { auditGlobalChange } from '../hooks/auditChange.ts'
import { moveClocksOnSettings } from '../hooks/settings/moveClocks.ts'
import { civilDate, mailDomains, oneOf, telephone } from './fields.ts'
import { kindOfRequest } from './kindOfRequest.ts'

/** Heading and words of the rule that a setting serves. */
const says = (code: RuleCode) => citationLine(citationOf(code))

/** Of every kind that is to be done within business days. */
const usualTargets = requestKinds.flatMap((kind) => {
  const { target } = kindOf(kind)
  return target === 'last-moment' ? [] : [{ kind, businessDays: target }]
})

/** What the Operations Unit decides about the service itself. */
export const Settings: GlobalConfig = {
  slug: 'settings',
  admin: { group: 'Settings' },
  access: accessOfSettings,
  hooks: { afterChange: [auditGlobalChange('settings'), moveClocksOnSettings] },
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
      admin: { description: `How the temporary password reaches the staff member. ${says('R29')}` },
    },
    {
      name: 'operationsEmail',
      type: 'email',
      required: true,
      defaultValue: 'caljobsadmin@edd.ca.gov',
      admin: { description: `Mailbox of the CalJOBS Operations Unit. ${says('R52')}` },
    },
    {
      name: 'eddDomains',
      type: 'text',
      label: 'Mail domains of the EDD',
      hasMany: true,
      required: true,
      defaultValue: ['edd.ca.gov'],
      validate: mailDomains,
      admin: {
        description: `A request that calls somebody with another address an EDD employee is looked at. ${says('R10')}`,
      },
    },
    telephone('operationsTelephone', {
      label: 'Phone number of the Operations Unit',
      description:
        'Shown where a deactivation cannot wait and the organization has no phone number on record. Include the area code',
    }),
    oneOf('lapsedOnChange', lapseRuleLabels, {
      required: true,
      defaultValue: 'stop',
      description: `Change of access while ISPA training or statement is older than 365 days. ${says('D3')}`,
    }),
    oneOf('lapsedOnReset', lapseRuleLabels, {
      required: true,
      defaultValue: 'warn',
      description: `Password reset while ISPA training or statement is older than 365 days. ${says('R34')}`,
    }),
    {
      name: 'processingTargets',
      type: 'array',
      labels: { singular: 'Processing target', plural: 'Processing targets' },
      defaultValue: usualTargets,
      admin: {
        description:
          'Business days from the day a request is sent to the day it is to be done by; 0 is the same day. A kind that is not listed has its usual target. Deactivations are due by the last moment of the person.',
      },
      fields: [
        { ...kindOfRequest, index: false },
        { name: 'businessDays', type: 'number', required: true, min: 0, max: 60 },
      ],
    },
    {
      name: 'escalateAfterDays',
      type: 'number',
      required: true,
      defaultValue: 1,
      min: 0,
      max: 60,
      admin: {
        description:
          'Business days after which an overdue request that was escalated to a delegate goes on to the Operations Unit',
      },
    },
    {
      name: 'securityOfficeHours',
      type: 'number',
      required: true,
      defaultValue: 24,
      min: 1,
      max: 720,
      admin: {
        description:
          'Hours from the moment that the Operations Unit is informed of a late deactivation to the notice to the security office: a clock that is shown, nothing more',
      },
    },
    {
      name: 'trainingBeforeFirstRequest',
      type: 'checkbox',
      defaultValue: false,
      admin: {
        description: `Requestors go through the training and confirm it before their first request. A deactivation never waits for it. ${says('R48')}`,
      },
    },
    {
      name: 'accessibilityEmail',
      type: 'email',
      admin: {
        description:
          'Mailbox that the accessibility and privacy pages name. Visitors are sent to the contact page where it is empty',
      },
    },
    {
      name: 'recordsOfficial',
      type: 'group',
      label: 'Official responsible for the records',
      admin: { description: 'As the privacy notice must name (California Civil Code section 1798.17)' },
      fields: [
        { name: 'title', type: 'text', maxLength: 120 },
        { name: 'address', type: 'textarea', maxLength: 300 },
        telephone('telephone'),
      ],
    },
    {
      name: 'closedDays',
      type: 'array',
      labels: { singular: 'Closed day', plural: 'Closed days' },
      admin: {
        description: 'Days on which offices are closed, beside weekends and the holidays of the State',
      },
      fields: [civilDate('day', { required: true }), { name: 'name', type: 'text', maxLength: 120 }],
    },
  ],
}
