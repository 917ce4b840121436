import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { auditChange } from '../hooks/auditChange.ts'

/** Coded reasons for a denial, each citing its clause (R39, D16). */
export const DenialReasons: CollectionConfig = {
  slug: 'denial-reasons',
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'clause', 'active'], group: 'Settings' },
  access: accessOf('denial-reasons'),
  hooks: { afterChange: [auditChange('denial-reason')] },
  fields: [
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'label', type: 'text', required: true },
    { name: 'clause', type: 'text', required: true },
    { name: 'text', type: 'textarea', required: true },
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
