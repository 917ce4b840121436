import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { auditChange } from '../hooks/auditChange.ts'

/** What a CalJOBS staff user account may be allowed to do; an editable list (R36, R37). */
export const Privileges: CollectionConfig = {
  slug: 'privileges',
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'description', 'active'], group: 'Settings' },
  access: accessOf('privileges'),
  hooks: { afterChange: [auditChange('privilege')] },
  fields: [
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'name', type: 'text', required: true },
    { name: 'description', type: 'text' },
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
