import express, { type Request, type Response, Router } from 'express'
import { fullName } from '../../policy/people.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { waitsForTraining } from '../../policy/training.ts'
import { isTrainingRequired } from '../../services/training/trainingCondition.ts'
import { readCookie } from '../cookies.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { sentToTraining } from '../training/beforeFirstRequest.ts'
import { beginDraft, discardOpenDraft, openAnswers } from './begin.ts'
import { cashDrawPages } from './cashDraw.ts'
import { addressOf } from './journey.ts'
import type { FormDeclaration } from './question.ts'
import { textAnswer } from './readAnswers.ts'

/**
 * What stands before the first question: what is needed (ST-2), or for a new account the question about cash draw
 * (D8); then an address is proved (D9) and the form is opened, for one of the requestor's own staff too.
 */
export function gatePages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  const { introduction } = form
  if (introduction)
    router.get(form.base, async (_req, res) =>
      sendPage(site, res, 'introduction', {
        ...introduction,
        back: '/request',
        errors: [],
        startHref: requestorOf(res) ? `${form.base}/begin` : `/sign-in?next=${form.base}/begin`,
        unprovedHref: kindOf(form.kind).acceptsUnproved ? `${form.base}/without-confirming` : undefined,
        trainingFirst: waitsForTraining(form.kind) && (await isTrainingRequired(site.app)),
      }),
    )
  else router.use(cashDrawPages(site, form))

  const begin = async (req: Request, res: Response, staffId?: string) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, introduction ? `/sign-in?next=${req.path}` : form.base)
    if (!introduction && !readCookie(site.app, req, 'gate')) return seeOther(res, form.base)
    if (await sentToTraining(site, res, form, email)) return
    const begun = await openAnswers(site.app, form, email)
    if (begun && textAnswer(begun, 'staffId') !== staffId) return showBegun(site, form, res, begun, staffId)
    await beginDraft(site.app, form, email, staffId)
    seeOther(res, firstAddress(form, staffId))
  }
  router.get(`${form.base}/begin`, (req, res) => begin(req, res))
  if (kindOf(form.kind).concerns === 'account-holder')
    router.get(`${form.base}/for/:staffId`, (req, res) => begin(req, res, req.params.staffId))

  router.post(
    `${form.base}/start-again`,
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (req: Request, res: Response) => {
      const email = requestorOf(res)
      if (!email) return seeOther(res, form.base)
      const staffId = String((req.body as { staffId?: unknown }).staffId ?? '') || undefined
      await discardOpenDraft(site.app, form, email, req.ip)
      await beginDraft(site.app, form, email, staffId)
      seeOther(res, firstAddress(form, staffId))
    },
  )
  return router
}

/** Answers that are known already are skipped: "check your answers" leads to the first page that is not. */
function firstAddress(form: FormDeclaration, staffId?: string): string {
  const first = form.sections[0]
  return staffId || !first || form.introduction ? `${form.base}/check-answers` : addressOf(form, first)
}

function showBegun(
  site: Site,
  form: FormDeclaration,
  res: Response,
  answers: object,
  staffId?: string,
): void {
  const of = (name: string) => textAnswer({ ...answers }, name)
  const person = fullName(of('staffGivenName'), of('staffFamilyName'))
  sendPage(site, res, 'message', {
    heading: 'You have a request that is not sent yet',
    back: form.base,
    errors: [],
    paragraphs: [
      person
        ? `Your answers for ${person} are still here. Go on with them, or start again with an empty form.`
        : 'Your answers are still here. Go on with them, or start again with an empty form.',
    ],
    links: [{ href: `${form.base}/check-answers`, text: 'Go on with these answers' }],
    form: {
      action: `${form.base}/start-again`,
      button: 'Delete them and start again',
      hidden: staffId ? [{ name: 'staffId', value: staffId }] : [],
    },
  })
}
