import type { CollectionConfig } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { auditChange } from '../hooks/auditChange.ts'
import { moveClocksOnPeriod } from '../hooks/settings/moveClocks.ts'
import { checkPeriod } from '../hooks/unavailablePeriods/checkPeriod.ts'
import { instant } from './fields.ts'

/**
 * Times in which CalJOBS could not be used. They pause the processing targets and the 24 hours of a temporary
 * password, and are printed on the requests that they touched. The last moment of a deactivation stays (R40).
 */
export const UnavailablePeriods: CollectionConfig = {
  slug: 'unavailable-periods',
  labels: { singular: 'CalJOBS unavailable', plural: 'CalJOBS unavailable' },
  admin: { useAsTitle: 'reason', defaultColumns: ['from', 'to', 'reason'], group: 'Settings' },
  lockDocuments: false,
  defaultSort: '-from',
  access: accessOf('unavailable-periods'),
  hooks: {
    beforeChange: [checkPeriod],
    afterChange: [auditChange('unavailable-period'), moveClocksOnPeriod],
  },
  fields: [
    instant('from', { required: true, index: true }),
    instant('to', { index: true, description: 'Empty as long as CalJOBS cannot be used' }),
    { name: 'reason', type: 'text', required: true, maxLength: 200 },
  ],
}
