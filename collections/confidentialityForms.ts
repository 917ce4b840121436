import type { CollectionConfig } from 'payload'
import { accessOf, hidden } from '../src/access/matrix.ts'
import { acknowledgeEndpoint } from '../hooks/forms/acknowledgeEndpoint.ts'
import { reSignEndpoint } from '../hooks/forms/reSignEndpoint.ts'
import { statementFormLabels } from '../src/policy/vocabulary.ts'
import { civilDate, oneOf } from './fields.ts'

/** The revisions of the DE 7410 and the E-1; exactly one of each is current (R15, R21, D15). */
export const ConfidentialityForms: CollectionConfig = {
  slug: 'confidentiality-forms',
  labels: { singular: 'Confidentiality form', plural: 'Confidentiality forms' },
  admin: {
    useAsTitle: 'revision',
    defaultColumns: ['form', 'revision', 'effectiveFrom', 'state'],
    group: 'Forms',
  },
  lockDocuments: false,
  access: accessOf('confidentiality-forms'),
  endpoints: [acknowledgeEndpoint, reSignEndpoint],
  fields: [
    oneOf('form', statementFormLabels, { required: true, index: true }),
    { name: 'revision', type: 'text', required: true },
    civilDate('effectiveFrom', { required: true }),
    civilDate('olderRefusedAfter', {
      description: 'The last day on which statements signed before this revision are accepted (D15)',
    }),
    oneOf(
      'state',
      { current: 'Current', superseded: 'Superseded' },
      { required: true, defaultValue: 'current', index: true },
    ),
    { name: 'fileName', type: 'text', required: true },
    { name: 'storageName', type: 'text', required: true, unique: true, access: hidden },
    { name: 'size', type: 'number', required: true },
    { name: 'sha256', type: 'text', required: true },
  ],
}
