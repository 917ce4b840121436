import type { Request } from '../payload-types.ts'
import { checkWords } from '../policy/decision.ts'
import { checkConfirming } from '../policy/openDeactivation.ts'
import type { Result } from '../policy/problem.ts'
import { actOnRequest } from './actOnRequest.ts'
import type { Application } from './application.ts'
import type { By } from './decideRequest.ts'
import { refuseIf } from './refused.ts'
import { supersedeAtOnce } from './supersede.ts'

/**
 * A coordinator stands in for a deactivation that neither the requestor of record nor a coordinator sent: from now on
 * it binds, and closes what it contradicts when its last day is today or past (D17, D24).
 * @param text how it was confirmed, in words
 */
export const confirmDeactivation = (
  app: Application,
  by: By,
  { text }: { text: string },
): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'confirm',
    data: { text },
    change: async ({ request, req, coordinator, now }) => {
      refuseIf([...checkConfirming(request), ...checkWords(text, 'Write how you confirmed it', 'D24')])
      const confirmed = {
        bindsBy: 'coordinator' as const,
        confirmedBy: coordinator.id,
        confirmedAt: now.toISOString(),
        confirmText: text.trim(),
      }
      await supersedeAtOnce(req, { ...request, ...confirmed })
      return confirmed
    },
  })
