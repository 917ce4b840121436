import { Router } from 'express'
import { formatPacificInstant } from '../../policy/dates.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { type Answers, findDraft } from '../../services/drafts.ts'
import { sentBatch } from '../../services/maintenanceBatch.ts'
import { refusedRows, savedRows } from '../../services/maintenanceDraft.ts'
import { nextStepsOfMany } from '../../services/maintenanceNotices.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { localPolicyViews } from '../view/localPolicy.ts'
import type { MaintenanceSentView } from '../view/maintenance.ts'
import { addresses, draftKey } from './table.ts'

/** What was sent in one go, and what was not, and why (CF-1, CF-3). */
export function sentPage(site: Site): Router {
  const router = Router()
  router.get(addresses.sent(':batchKey'), async (req, res) => {
    const { batchKey } = req.params as { batchKey: string }
    const requestorEmail = requestorOf(res)
    if (!requestorEmail) return seeOther(res, `/sign-in?next=${req.path}`)
    const sent = await sentBatch(site.app, { batchKey, requestorEmail })
    if (!sent) return seeOther(res, '/status')
    const draft = await findDraft(site.app, draftKey(requestorEmail))
    const answers = draft && !draft.sentRequestId ? draft.answers : {}
    const { requests, contact, sentAt, localPolicies } = sent
    sendPage(site, res, 'maintenance-sent', {
      heading: requests.length === 1 ? '1 request sent' : `${requests.length} requests sent`,
      errors: [],
      sentAt: formatPacificInstant(sentAt),
      contact,
      requests: requests.map(({ reference, staffName, kind, holder }) => ({
        reference,
        href: `/my/requests/${reference}`,
        staffName,
        kind: kindOf(kind).label,
        holder,
      })),
      localPolicies: localPolicyViews(localPolicies),
      ...notSent(answers, batchKey),
      nextSteps: nextStepsOfMany(
        requests.map(({ kind }) => kind),
        [...new Set(requests.map(({ holder }) => holder))],
      ),
    })
  })
  return router
}

/** What still stands on the list: refused with this batch, or left behind because it was not complete. */
function notSent(
  answers: Answers,
  batchKey: string,
): Pick<MaintenanceSentView, 'refused' | 'staying' | 'tableHref'> {
  const refused = [...refusedRows(answers)].filter(([, one]) => one.batchKey === batchKey)
  const names = refused.map(([row]) => row)
  const left = [...savedRows(answers)].filter(([row, { act }]) => act !== 'nothing' && !names.includes(row))
  const others = left.length
  return {
    refused: refused.map(([, { name, problems }]) => ({
      name,
      why: problems.map(({ message }) => message).join('. '),
    })),
    staying: others
      ? others === 1
        ? '1 person stays on your list and was not sent.'
        : `${others} people stay on your list and were not sent.`
      : undefined,
    tableHref: refused.length || others ? addresses.people : undefined,
  }
}
