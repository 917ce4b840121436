import type { Response } from 'express'
import { formatPacificInstant, pacificDateOf } from '../../policy/dates.ts'
import { nextSteps } from '../../services/requestNotices.ts'
import type { RequestStatus } from '../../services/requestStatus.ts'
import { sendPage, type Site } from '../site.ts'
import { callView } from '../view/call.ts'
import { localPolicyViews } from '../view/localPolicy.ts'
import { lastDayNotes } from './notes.ts'
import { sentSections } from './sentSections.ts'

/** "Request sent": reference, who has it, what happens next, and the whole record (CF-1, CF-4). */
export function showConfirmation(site: Site, res: Response, sent: RequestStatus, notes: string[] = []): void {
  const { request, holder, contact } = sent
  const now = site.app.clock.now()
  sendPage(site, res, 'confirmation', {
    heading: 'Request sent',
    errors: [],
    reference: request.reference,
    sentAt: formatPacificInstant(new Date(request.submittedAt)),
    recipient: holder,
    contact,
    call: callView(sent.urgent),
    nextSteps: nextSteps(request.kind, holder, sent.urgent),
    notes: [...notes, ...sent.beside, ...lastDayNotes(request, pacificDateOf(now), now)],
    localPolicies: localPolicyViews(sent.localPolicies),
    sections: sentSections(sent),
  })
}
