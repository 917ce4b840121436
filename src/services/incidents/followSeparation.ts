import type { PayloadRequest } from 'payload'
import { sqlOf } from '../../database/transaction.ts'
import type { Request } from '../../payload-types.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { isLateSeparation } from '../../policy/incidents.ts'
import { applicationOf } from '../application.ts'
import { closeUnfounded } from './closeUnfounded.ts'
import { openIncident } from './openIncident.ts'
import { recordOnIncident } from './recordOnIncident.ts'
import { momentOf, separationOf } from './separation.ts'

/**
 * What a change of a deactivation means for its incident, through whichever door it came, in its transaction: one that
 * is sent with a past date is late at once (R43), one that is recorded ends the exposure and informs the Operations
 * Unit (R44), and one that is denied, withdrawn or corrected was none (D12).
 */
export async function followSeparation(
  req: PayloadRequest,
  request: Request,
  previous: Request | undefined,
): Promise<void> {
  if (kindOf(request.kind).target !== 'last-moment' || request.state === previous?.state) return
  if (request.state === 'completed') return recordOnIncident(req, request)
  if (request.state === 'denied' || request.state === 'withdrawn') return closeUnfounded(req, request)
  const isSent = request.state === 'submitted' && (!previous || previous.state === 'returned')
  if (!isSent) return
  const separation = await separationOf(sqlOf(req), request)
  if (isLateSeparation(separation, applicationOf(req.payload).clock.now()))
    await openIncident(req, request, 'form', separation)
  else if (previous && momentOf(previous).lastDay !== momentOf(request).lastDay)
    await closeUnfounded(req, request)
}
