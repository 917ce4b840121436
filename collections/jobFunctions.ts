import type { CollectionConfig } from 'payload'
import { anyCoordinator, nobody, onlyOperationsUnit } from '../src/access/rules.ts'
import { auditChange } from '../hooks/auditChange.ts'

/** Primary job functions with the privileges that are usual for each; an editable list (R36). */
export const JobFunctions: CollectionConfig = {
  slug: 'job-functions',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'usualPrivileges', 'active'], group: 'Settings' },
  access: { create: onlyOperationsUnit, read: anyCoordinator, update: onlyOperationsUnit, delete: nobody },
  hooks: { afterChange: [auditChange('job-function')] },
  fields: [
    { name: 'name', type: 'text', required: true, unique: true, maxLength: 160 },
    { name: 'usualPrivileges', type: 'relationship', relationTo: 'privileges', hasMany: true },
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
