import express, { type Request, type Response, Router } from 'express'
import { removeUpload } from '../../evidence/uploads.ts'
import { fullName } from '../../policy/people.ts'
import { type DraftKey, discardDraft, findDraft, openDraft } from '../../services/drafts.ts'
import { readCookie, setCookie } from '../cookies.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { errorItems, fieldViews } from './fieldViews.ts'
import { addressOf } from './journey.ts'
import type { FormDeclaration, Question } from './question.ts'
import { fileAnswer, postedFrom, readAnswers, textAnswer } from './readAnswers.ts'

const question = {
  kind: 'radios' as const,
  name: 'cashDrawOnly',
  label: 'Is access to the cash draw module all that this person needs?',
  hint: 'The cash draw module is for requests for cash (CalJOBS Cash Request)',
  options: [
    { value: 'no', label: 'No, this person needs a CalJOBS staff account' },
    { value: 'yes', label: 'Yes, only the cash draw module' },
  ],
  missing: 'Select yes if cash draw is all that this person needs',
} satisfies Question

/**
 * The first question (D8, R1, R2): access to the cash draw module alone is asked for elsewhere. The answer is
 * not stored; who needs more goes on to prove an address (D9).
 */
export function gatePages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  const first = form.sections[0]
  const firstAddress = first ? addressOf(form, first) : form.base

  router.get(form.base, (_req, res) => showGate(site, form, res))

  router.post(form.base, express.urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
    const answer = textAnswer(readAnswers([question], postedFrom(req.body)), question.name)
    if (!answer) showGate(site, form, res, true)
    else if (answer === 'yes') seeOther(res, `${form.base}/cash-draw`)
    else {
      setCookie(site.app, res, 'gate', 'passed', 8 * 60)
      seeOther(res, requestorOf(res) ? `${form.base}/begin` : `/sign-in?next=${form.base}/begin`)
    }
  })

  router.get(`${form.base}/cash-draw`, (_req, res) => showCashDraw(site, form, res))

  router.get(`${form.base}/begin`, async (req, res) => {
    const email = requestorOf(res)
    if (!email || !readCookie(site.app, req, 'gate')) return seeOther(res, form.base)
    const draft = await findDraft(site.app, { email, kind: form.kind })
    const begun = draft && !draft.sentRequestId && Object.keys(draft.answers).length > 0
    if (begun) return showBegun(site, form, res, draft.answers)
    await openDraft(site.app, { email, kind: form.kind })
    seeOther(res, firstAddress)
  })

  router.post(`${form.base}/start-again`, async (req: Request, res: Response) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, form.base)
    await discard(site, { email, kind: form.kind }, req.ip)
    await openDraft(site.app, { email, kind: form.kind })
    seeOther(res, firstAddress)
  })
  return router
}

/** The files of a draft go with it: no request can take them up any more. */
async function discard({ app }: Site, key: DraftKey, address: string | undefined): Promise<void> {
  const draft = await findDraft(app, key)
  for (const name of Object.keys(draft?.sentRequestId ? {} : (draft?.answers ?? {}))) {
    const file = fileAnswer(draft?.answers ?? {}, name)
    if (file) await removeUpload(app, { id: file.id, uploadedByEmail: key.email, address })
  }
  await discardDraft(app, key)
}

function showGate(site: Site, form: FormDeclaration, res: Response, failed = false): void {
  const problem = { code: 'missing', field: question.name, message: question.missing }
  const fields = fieldViews([question], {}, failed ? [problem] : [])
  sendPage(
    site,
    res,
    'question',
    {
      heading: question.label,
      back: '/',
      errors: errorItems(fields),
      action: form.base,
      lead: [],
      fields,
      hasFile: false,
      submitLabel: 'Continue',
    },
    failed ? 422 : 200,
  )
}

function showCashDraw(site: Site, form: FormDeclaration, res: Response): void {
  sendPage(site, res, 'message', {
    heading: 'Cash draw access is asked for in another way',
    back: form.base,
    errors: [],
    paragraphs: [
      'Access to the cash draw module alone follows the directive CalJOBS Cash Request (WSD16-17), not this form.',
      'Nothing that you entered here was stored.',
    ],
    links: [
      { href: form.base, text: 'Change the answer' },
      { href: '/contact', text: 'Ask for help' },
    ],
  })
}

function showBegun(site: Site, form: FormDeclaration, res: Response, answers: object): void {
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
    form: { action: `${form.base}/start-again`, button: 'Delete them and start again', hidden: [] },
  })
}
