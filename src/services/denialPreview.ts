import { toldOf } from '../policy/denialReasons.ts'
import { createLocalReq, type PayloadRequest } from 'payload'
import { renderNotice } from '../mail/notices.ts'
import { checkTransition } from '../policy/lifecycle.ts'
import { failure, type Result, success } from '../policy/problem.ts'
import { roleOf } from './actor.ts'
import type { Application } from './application.ts'
import { type By, checkedDenial, type Denial } from './decideRequest.ts'
import { refuseIf, Refused } from './refused.ts'
import { deniedNotice } from './requestNotices.ts'
import { within } from './within.ts'

/** The mail that the requestor would get. */
export type DenialPreview = { to: string; subject: string; text: string }

/** What a denial would tell the requestor, by the very letter that is sent; nothing is stored (R39). */
export async function previewDenial(
  app: Application,
  by: By,
  denial: Denial,
): Promise<Result<DenialPreview>> {
  try {
    return success(await preview(app, await createLocalReq({ user: by.user }, app.payload), by, denial))
  } catch (error) {
    if (error instanceof Refused) return failure(...error.problems)
    throw error
  }
}

async function preview(
  app: Application,
  req: PayloadRequest,
  by: By,
  denial: Denial,
): Promise<DenialPreview> {
  const request = await req.payload.findByID({ collection: 'requests', id: by.requestId, ...within(req) })
  const role = roleOf(req)
  if (!request || !role)
    throw new Refused([{ code: 'request-not-found', message: 'There is no such request' }], 404)
  const { kind, state } = request
  const data = { reasonCode: 'x', text: 'x' }
  const checked = checkTransition({ kind, from: state, event: 'deny', role, data })
  refuseIf(checked.ok ? [] : checked.problems, 409)
  const { reason, text: explained } = await checkedDenial(req, request, denial)
  const notice = deniedNotice(req, request, { told: toldOf(reason), text: explained })
  const { subject, text } = renderNotice(notice, { publicUrl: app.config.publicUrl })
  return { to: request.requestorEmail, subject, text }
}
