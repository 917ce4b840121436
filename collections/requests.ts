import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { activeCoordinator } from '../src/access/roles.ts'
import {
  deactivationBindingLabels,
  deactivationReasonLabels,
  escalationLabels,
  organizationTypeLabels,
  requestorTitleLabels,
  requestStateLabels,
  statementFormLabels,
} from '../src/policy/vocabulary.ts'
import { leaversEndpoint } from '../hooks/reports/reportEndpoints.ts'
import { actEndpoints } from '../hooks/requests/actEndpoints.ts'
import { exportEndpoint } from '../hooks/requests/exportEndpoint.ts'
import { followDeparture } from '../hooks/requests/followDeparture.ts'
import { recordSubmission } from '../hooks/requests/recordSubmission.ts'
import { guardRequestChange } from '../hooks/requests/guardRequestChange.ts'
import { prepareRequest } from '../hooks/requests/prepareRequest.ts'
import { civilDate, instant, oneOf } from './fields.ts'
import { kindOfRequest } from './kindOfRequest.ts'

/**
 * CalJOBS System Access Requests. Whoever creates one, through whichever door, passes the same checks
 * (`prepareRequest`); its state changes by the acts of `src/services` alone, each an edge of
 * `src/policy/lifecycle.ts` (`guardRequestChange`).
 */
export const Requests: CollectionConfig = {
  slug: 'requests',
  admin: {
    useAsTitle: 'reference',
    group: 'Requests',
    // The inbox reads its own page: what Payload would find and count beside it, it finds at once to be nothing.
    baseFilter: () => ({ id: { exists: false } }),
    components: {
      views: {
        list: { Component: '/src/panel/inbox/Inbox.tsx#Inbox' },
        edit: { root: { Component: '/src/panel/review/ReviewPage.tsx#ReviewPage' } },
      },
    },
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  defaultSort: '-submittedAt',
  access: accessOf('requests'),
  hooks: {
    beforeValidate: [prepareRequest],
    beforeChange: [guardRequestChange],
    afterChange: [recordSubmission, followDeparture],
  },
  endpoints: [exportEndpoint, leaversEndpoint, ...actEndpoints],
  indexes: [{ fields: ['state', 'submittedAt'] }, { fields: ['organization', 'state', 'submittedAt'] }],
  fields: [
    { name: 'reference', type: 'text', required: true, unique: true },
    kindOfRequest,
    oneOf('state', requestStateLabels, { required: true, index: true }),
    { name: 'submissionKey', type: 'text', unique: true, admin: { hidden: true } },
    // Requests that were sent in one go: the rows of an annual maintenance.
    { name: 'batchKey', type: 'text', index: true, admin: { hidden: true } },
    { name: 'enteredBy', type: 'relationship', relationTo: 'coordinators' },
    civilDate('requestDate', { required: true }),
    instant('submittedAt', { required: true, index: true }),
    instant('changedAt', { required: true }),
    instant('dueAt', {
      index: true,
      description:
        'Processing target, or the last moment of a deactivation; weekends and holidays do not count',
    }),
    oneOf('escalatedTo', escalationLabels),
    instant('escalatedAt'),
    { name: 'address', type: 'text', access: { read: ({ req }) => Boolean(activeCoordinator(req.user)) } },

    { name: 'organization', type: 'relationship', relationTo: 'organizations', required: true, index: true },
    oneOf('organizationType', organizationTypeLabels, { required: true }),
    { name: 'requestor', type: 'relationship', relationTo: 'requestors', required: true, index: true },
    { name: 'requestorName', type: 'text', required: true },
    oneOf('requestorTitle', requestorTitleLabels, { required: true }),
    { name: 'requestorPhone', type: 'text' },
    { name: 'requestorEmail', type: 'email', required: true, index: true },
    { name: 'requestorConfirmed', type: 'checkbox', required: true, defaultValue: false },
    { name: 'outsideDomains', type: 'checkbox', required: true, defaultValue: false },

    { name: 'staff', type: 'relationship', relationTo: 'staff', index: true },
    { name: 'staffGivenName', type: 'text', required: true },
    { name: 'staffFamilyName', type: 'text' },
    { name: 'staffEmail', type: 'email', required: true, index: true },
    { name: 'staffPhone', type: 'text' },
    { name: 'isEddEmployee', type: 'checkbox', required: true, defaultValue: false },
    { name: 'jobFunction', type: 'text' },
    { name: 'privilegesRequested', type: 'relationship', relationTo: 'privileges', hasMany: true },
    { name: 'privilegesToRemove', type: 'relationship', relationTo: 'privileges', hasMany: true },
    // As they stood on record when the request was sent (R37).
    { name: 'privilegesBefore', type: 'relationship', relationTo: 'privileges', hasMany: true },
    {
      name: 'privilegeReasons',
      type: 'array',
      fields: [
        { name: 'privilege', type: 'relationship', relationTo: 'privileges', required: true },
        { name: 'reason', type: 'textarea', required: true },
      ],
    },
    { name: 'businessNeed', type: 'textarea' },
    { name: 'resetReason', type: 'textarea' },
    civilDate('lastDay'),
    { name: 'lastTime', type: 'text', maxLength: 5, admin: { description: 'HH:MM, Pacific Time' } },
    oneOf('deactivationReason', deactivationReasonLabels),
    { name: 'alreadySeparated', type: 'checkbox' },
    { name: 'caseloadTo', type: 'text' },
    // Whose word a deactivation rests on; without any, it binds and closes nothing (D24).
    oneOf('bindsBy', deactivationBindingLabels),
    { name: 'confirmedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('confirmedAt'),
    { name: 'confirmText', type: 'textarea' },
    civilDate('ispaCompletedOn'),
    civilDate('statementSignedOn'),
    civilDate('ispaBefore', { description: 'On record when the request was sent' }),
    civilDate('statementBefore', { description: 'On record when the request was sent' }),
    oneOf('statementForm', statementFormLabels),
    { name: 'ispaAgeDays', type: 'number' },
    { name: 'statementAgeDays', type: 'number' },
    {
      name: 'declarations',
      type: 'array',
      fields: [
        { name: 'code', type: 'text', required: true },
        { name: 'text', type: 'textarea', required: true },
        { name: 'version', type: 'text', required: true },
        instant('givenAt', { required: true }),
      ],
    },

    { name: 'routeLevel', type: 'text', required: true },
    { name: 'routeReason', type: 'text', required: true },
    { name: 'routeFlagged', type: 'checkbox', required: true, defaultValue: false },
    { name: 'routedTo', type: 'relationship', relationTo: 'coordinators', hasMany: true },

    { name: 'claimedBy', type: 'relationship', relationTo: 'coordinators', index: true },
    instant('claimedAt'),
    civilDate('ispaSeenOn'),
    civilDate('statementSeenOn'),
    { name: 'statementRevision', type: 'relationship', relationTo: 'confidentiality-forms' },
    { name: 'reviewedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('reviewedAt'),
    { name: 'decisionNote', type: 'textarea' },
    // The checks that did not pass, as the coordinator read them, one a line (D25).
    { name: 'doubtsConfirmed', type: 'textarea' },
    { name: 'privilegesGranted', type: 'relationship', relationTo: 'privileges', hasMany: true },
    { name: 'privilegesRemoved', type: 'relationship', relationTo: 'privileges', hasMany: true },
    // Why only a part of what was asked for is granted; the requestor reads it (R38).
    { name: 'grantText', type: 'textarea' },
    instant('grantedAt'),
    { name: 'denialReason', type: 'relationship', relationTo: 'denial-reasons' },
    { name: 'denialText', type: 'textarea' },
    {
      // As the requestor was told it: a reason that is edited later does not change it.
      name: 'denialTold',
      type: 'group',
      fields: [
        { name: 'reason', type: 'text' },
        { name: 'heading', type: 'text' },
        { name: 'words', type: 'textarea' },
        { name: 'explanation', type: 'textarea' },
      ],
    },
    instant('deniedAt'),
    { name: 'returnedParts', type: 'text', hasMany: true },
    { name: 'returnText', type: 'textarea' },
    instant('returnedAt'),
    { name: 'username', type: 'text' },
    { name: 'processedBy', type: 'relationship', relationTo: 'coordinators' },
    instant('processedAt'),
    instant('completedAt'),
    instant('deactivatedAt', { description: 'When the account was deactivated in CalJOBS' }),
    instant('withdrawnAt'),
    { name: 'supersededBy', type: 'relationship', relationTo: 'requests' },
    instant('supersededAt'),
    instant('credentialsIssuedAt'),
    instant('credentialsExpireAt'),
  ],
}
