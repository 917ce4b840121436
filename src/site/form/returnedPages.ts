import { type Request, type RequestHandler, type Response, Router } from 'express'
import { fullName } from '../../policy/people.ts'
import { ownStaff } from '../../services/choices.ts'
import { openDraft } from '../../services/drafts.ts'
import { requestStatus, type RequestStatus } from '../../services/requestStatus.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { finishPages } from './finishPages.ts'
import { checkAnswersAddress } from './journey.ts'
import { answersOf, returnedForm } from './returned.ts'
import { sectionPages } from './sectionPages.ts'

/** Where a requestor answers a return for information, after proving the address of the request (SP-4, D9). */
export const returnedPages =
  (site: Site): RequestHandler =>
  async (req, res, next) => {
    const reference = /^\/request\/returned\/([\w-]{1,40})(?:\/|$)/.exec(req.path)?.[1]
    if (!reference) return next()
    const email = requestorOf(res)
    if (!email) return seeOther(res, `/sign-in?next=/request/returned/${reference}`)
    const status = await requestStatus(site.app, { reference, email })
    if (!status) return seeOther(res, '/status')
    pagesOf(site, status)(req, res, next)
  }

function pagesOf(site: Site, status: RequestStatus): Router {
  const form = returnedForm(status)
  const router = Router()
  const isReturned = status.request.state === 'returned'

  router.get(form.base, (_req: Request, res: Response) => {
    if (isReturned) showWhatIsAsked(site, res, status, `${form.base}/begin`)
    else seeOther(res, `${form.base}/sent/${status.request.reference}`)
  })

  router.get(`${form.base}/begin`, async (_req: Request, res: Response) => {
    const { id, requestorEmail } = status.request
    if (!isReturned) return seeOther(res, form.base)
    const key = { email: requestorEmail, kind: form.kind, answersRequestId: id }
    await openDraft(site.app, key, answersOf(status, await ownStaff(site.app, requestorEmail)))
    seeOther(res, checkAnswersAddress(form))
  })
  router.use(sectionPages(site, form), finishPages(site, form))
  return router
}

function showWhatIsAsked(
  site: Site,
  res: Response,
  { request, returned }: RequestStatus,
  begin: string,
): void {
  const person = fullName(request.staffGivenName, request.staffFamilyName)
  sendPage(site, res, 'message', {
    heading: 'We need more information',
    back: '/status',
    errors: [],
    paragraphs: [
      `Request ${request.reference} for ${person} was returned to you. Look again at: ${(returned?.parts ?? []).join('; ')}.`,
      `The coordinator wrote: ${returned?.text ?? ''}`,
      'Your answers are kept. Change what is asked for, then send the request again.',
    ],
    links: [{ href: begin, text: 'See and change your answers' }],
  })
}
