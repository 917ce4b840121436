import { type Request, type Response, Router } from 'express'
import { ownStaff } from '../../services/choices.ts'
import { openDraft, saveAnswers } from '../../services/drafts.ts'
import { rowField, savedRows } from '../../services/maintenanceDraft.ts'
import { findRequestor } from '../../services/requestors.ts'
import { isTrainingRequired } from '../../services/training/trainingCondition.ts'
import { textAnswer } from '../form/readAnswers.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { sentToTraining } from '../training/beforeFirstRequest.ts'
import { addresses, base, draftKey, emptyRow } from './table.ts'

/** What is needed (ST-2); then an address is proved (D9) and the list is opened, or gone on with. */
export function gatePages(site: Site): Router {
  const router = Router()

  router.get(base, async (_req, res) =>
    sendPage(site, res, 'introduction', {
      heading: 'Annual maintenance',
      paragraphs: [
        'Every year, everybody with a CalJOBS account takes ISPA training again and signs the confidentiality statement again. You tell us so for one person or for all of your staff at once.',
        'Who no longer needs CalJOBS is taken care of on the same list.',
      ],
      needs: [
        'for each person, the date of the new ISPA training and the date on which the statement was signed again',
        'for each person who is not an EDD employee, the new ISPA certificate and the newly signed E-1, as PDF, JPG or PNG files',
        'for each person who no longer needs access, the last day and the reason',
      ],
      back: '/request',
      errors: [],
      startHref: requestorOf(res) ? addresses.begin : `/sign-in?next=${addresses.begin}`,
      trainingFirst: await isTrainingRequired(site.app),
    }),
  )

  const begin = async (req: Request, res: Response, staffId?: string) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, `/sign-in?next=${req.path}`)
    if (await sentToTraining(site, res, { kind: 'annual-maintenance', base }, email)) return
    const chosen = await openList(site, email, staffId)
    seeOther(res, chosen ? `${addresses.people}#row-${chosen}` : addresses.people)
  }
  router.get(addresses.begin, (req, res) => begin(req, res))
  router.get(`${base}/for/:staffId`, (req, res) => begin(req, res, req.params.staffId))
  return router
}

/**
 * Opens the list, with what is known of the requestor (WCAG 3.3.7).
 * @param staffId one of the requestor's own staff, to be renewed; another id counts as none
 */
async function openList({ app }: Site, email: string, staffId?: string): Promise<string | undefined> {
  const draft = await openDraft(app, draftKey(email))
  const known = textAnswer(draft.answers, 'requestorName') ? undefined : await findRequestor(app, email)
  const own = staffId ? (await ownStaff(app, email)).find((one) => one.staffId === staffId) : undefined
  const saved = own && savedRows(draft.answers).get(own.staffId)
  await saveAnswers(app, draft, {
    ...(known ? { requestorName: known.name, requestorTitle: known.title, requestorPhone: known.phone } : {}),
    ...(own ? { [rowField(own.staffId)]: { ...emptyRow, ...saved, act: 'renew' } } : {}),
  })
  return own?.staffId
}
