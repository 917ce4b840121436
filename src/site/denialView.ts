import { sectionUnder } from '../policy/denialReasons.ts'
import { directivePath } from '../policy/directive/citation.ts'
import type { Denial } from '../services/requestStatus.ts'

/** Why a request was denied, as a page shows it; without `sectionHref` it rests on a rule of this service. */
export type DenialView = Denial & { sectionHref?: string }

export function denialView(denial: Denial | undefined): DenialView | undefined {
  if (!denial) return undefined
  const section = sectionUnder(denial.heading)
  return section ? { ...denial, sectionHref: directivePath(section) } : denial
}
