import type { ShippedPage } from './blocks.ts'
import { deactivating } from './duties/deactivating.ts'
import { deciding } from './duties/deciding.ts'
import { forms } from './duties/forms.ts'
import { oversight } from './duties/oversight.ts'
import { processing } from './duties/processing.ts'
import { reviewing } from './duties/reviewing.ts'

/**
 * Duties of coordinators, in their order: this service's own words, until the Operations Unit puts in the additional
 * guidance that the directive announces for this role (R16).
 */
export const shippedDuties: ShippedPage[] = [reviewing, deciding, processing, deactivating, forms, oversight]
