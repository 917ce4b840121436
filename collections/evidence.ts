import type { CollectionConfig } from 'payload'
import { accessOf, hidden } from '../src/access/matrix.ts'
import { documentLabels } from '../src/policy/vocabulary.ts'
import { instant, oneOf } from './fields.ts'

/**
 * What is known about an uploaded file; the file itself lies encrypted in the evidence storage and leaves
 * through `src/evidence/door.ts` alone (R28, C13). A file whose request is empty belongs to a draft.
 */
export const Evidence: CollectionConfig = {
  slug: 'evidence',
  labels: { singular: 'Evidence file', plural: 'Evidence files' },
  admin: { useAsTitle: 'displayName', hidden: true },
  lockDocuments: false,
  access: accessOf('evidence'),
  fields: [
    { name: 'request', type: 'relationship', relationTo: 'requests', index: true },
    { name: 'organization', type: 'relationship', relationTo: 'organizations', index: true },
    // Of an investigation: it proves no document of a staff member.
    { name: 'investigation', type: 'relationship', relationTo: 'investigations', index: true },
    oneOf('document', documentLabels),
    { name: 'displayName', type: 'text', required: true },
    { name: 'mimeType', type: 'text', required: true },
    { name: 'size', type: 'number', required: true },
    { name: 'sha256', type: 'text', required: true, index: true },
    { name: 'storageName', type: 'text', required: true, unique: true, access: hidden },
    { name: 'keyId', type: 'text', required: true, access: hidden },
    { name: 'uploadedByEmail', type: 'email', required: true, index: true },
    instant('replacedAt', { description: 'Another file took its place when the request was sent again' }),
  ],
}
