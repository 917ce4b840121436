import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { auditChange } from '../hooks/auditChange.ts'

/** Primary job functions with the privileges that are usual for each; an editable list (R36). */
export const JobFunctions: CollectionConfig = {
  slug: 'job-functions',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'usualPrivileges', 'active'], group: 'Settings' },
  access: accessOf('job-functions'),
  hooks: { afterChange: [auditChange('job-function')] },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, maxLength: 160 },
    { name: 'usualPrivileges', type: 'relationship', relationTo: 'privileges', hasMany: true },
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
