import type { CollectionConfig } from 'payload'
import { accessOf, hidden } from '../src/access/matrix.ts'
import { acknowledgeEndpoint } from '../hooks/forms/acknowledgeEndpoint.ts'
import { publishEndpoints } from '../hooks/forms/publishEndpoints.ts'
import { reSignEndpoint } from '../hooks/forms/reSignEndpoint.ts'
import { revisionStateLabels, statementFormLabels } from '../src/policy/vocabulary.ts'
import { civilDate, instant, oneOf } from './fields.ts'

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
  endpoints: [acknowledgeEndpoint, reSignEndpoint, ...publishEndpoints],
  fields: [
    oneOf('form', statementFormLabels, { required: true, index: true }),
    { name: 'revision', type: 'text', required: true },
    civilDate('effectiveFrom', { required: true }),
    civilDate('olderRefusedAfter', {
      description: 'The last day on which statements signed before this revision are accepted',
    }),
    oneOf('state', revisionStateLabels, { required: true, defaultValue: 'draft', index: true }),
    { name: 'whatChanged', type: 'textarea', maxLength: 2000 },
    instant('publishedAt'),
    { name: 'publishedBy', type: 'relationship', relationTo: 'coordinators' },
    civilDate('supersededOn', { description: 'Day on which a later revision took its place' }),
    { name: 'fileName', type: 'text', required: true },
    { name: 'storageName', type: 'text', required: true, unique: true, access: hidden },
    { name: 'size', type: 'number', required: true },
    { name: 'sha256', type: 'text', required: true },
    { name: 'pages', type: 'number' },
    { name: 'fillableFields', type: 'number' },
    {
      name: 'tagged',
      type: 'checkbox',
      admin: { description: 'Whether the PDF says how it is to be read out (PDF/UA)' },
    },
    {
      name: 'showsTitle',
      type: 'checkbox',
      admin: { description: 'Whether readers show its title, not the name of the file' },
    },
    { name: 'language', type: 'text' },
    { name: 'documentTitle', type: 'text' },
  ],
}
