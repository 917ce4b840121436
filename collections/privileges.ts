import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { auditChange } from '../hooks/auditChange.ts'
import { privilegeLevelLabels } from '../src/policy/vocabulary.ts'
import { oneOf } from './fields.ts'

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
    oneOf('level', privilegeLevelLabels, {
      required: true,
      defaultValue: 'standard',
      description: 'The quarterly review can draw from the accounts of each level by itself',
    }),
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
