import express, { type Request, type Response, Router } from 'express'
import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { declarationsFor } from '../../policy/declarations.ts'
import { DOCUMENT_VALID_DAYS } from '../../policy/eligibility.ts'
import type { Problem } from '../../policy/problem.ts'
import { documentLabels, statementFormLabels } from '../../policy/vocabulary.ts'
import { findDraft } from '../../services/drafts.ts'
import { nextSteps } from '../../services/requestNotices.ts'
import { requestStatus, requestStatusById } from '../../services/requestStatus.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { answerSections } from './answerSections.ts'
import {
  addressOf,
  checkAnswersAddress,
  firstUnfinished,
  isLapse,
  type Moment,
  sectionOfField,
} from './journey.ts'
import { type OpenForm, openForm } from './moment.ts'
import { claimsOf } from './newAccount.ts'
import type { ChoiceQuestion, FormDeclaration } from './question.ts'
import { fieldViews } from './fieldViews.ts'
import { listAnswer, postedFrom, readAnswers, textAnswer } from './readAnswers.ts'
import { sentSections } from './sentSections.ts'
import type { ChoiceField } from '../view.ts'

/** Everything after the questions: not yet, check your answers, send, sent. */
export function finishPages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  const urlencoded = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 300 })

  router.get(`${form.base}/cannot-request-yet`, async (req, res) => {
    const open = await openForm(site, form, req, res)
    if (!open) return
    if (form.lapsed(open.moment.answers, open.moment.today).length) showLapsed(site, res, open.moment)
    else seeOther(res, checkAnswersAddress(form))
  })

  router.get(checkAnswersAddress(form), async (req, res) => {
    const open = await openForm(site, form, req, res)
    if (open && !turnedBack(open.moment, res)) showCheckAnswers(site, res, open, [], [])
  })

  router.post(checkAnswersAddress(form), urlencoded, (req, res) => send(site, form, req, res))

  router.get(`${form.base}/already-sent`, async (_req, res) => {
    const email = requestorOf(res)
    const draft = email ? await findDraft(site.app, keyOf(form, email)) : undefined
    const sent = draft?.sentRequestId ? await requestStatusById(site.app, draft.sentRequestId) : undefined
    if (!sent) return seeOther(res, form.base)
    const { reference, submittedAt } = sent.request
    sendPage(site, res, 'message', {
      heading: 'This request was already sent',
      errors: [],
      paragraphs: [
        `Request ${reference} was sent on ${formatPacificInstant(new Date(submittedAt))}. It was sent once.`,
      ],
      links: [
        { href: `${form.base}/sent/${reference}`, text: `See request ${reference}` },
        { href: '/request/new-account', text: 'Start another request' },
      ],
    })
  })

  router.get(`${form.base}/sent/:reference`, async (req, res) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, `/sign-in?next=${req.path}`)
    const sent = await requestStatus(site.app, { reference: req.params.reference, email })
    if (!sent) return seeOther(res, '/status')
    sendPage(site, res, 'confirmation', {
      heading: 'Request sent',
      errors: [],
      reference: sent.request.reference,
      sentAt: formatPacificInstant(new Date(sent.request.submittedAt)),
      recipient: sent.holder,
      contact: sent.contact,
      nextSteps: nextSteps(sent.holder),
      sections: sentSections(sent),
    })
  })
  return router
}

const keyOf = ({ kind, answersRequestId }: FormDeclaration, email: string) => ({
  email,
  kind,
  answersRequestId,
})

/** Answers that are not complete cannot be checked: back to the first page that wants something. */
function turnedBack(moment: Moment, res: Response): boolean {
  const unfinished = firstUnfinished(moment)
  const lapsed = moment.form.lapsed(moment.answers, moment.today).length > 0
  if (!unfinished && !lapsed) return false
  seeOther(res, unfinished ? addressOf(moment.form, unfinished) : `${moment.form.base}/cannot-request-yet`)
  return true
}

async function send(site: Site, form: FormDeclaration, req: Request, res: Response): Promise<void> {
  const posted = postedFrom(req.body)
  const email = requestorOf(res)
  const key = posted.get('idempotencyKey')?.[0]
  if (email && key && (await goToSent(site, form, email, key, res))) return
  const open = await openForm(site, form, req, res)
  if (!open || turnedBack(open.moment, res)) return
  // A page of a form that was thrown away since: what is there now must be looked at before it is sent.
  if (key !== open.draft.submissionKey) return seeOther(res, checkAnswersAddress(form))
  const declared = listAnswer(readAnswers([declarationQuestion(open.moment)], posted), 'declarations')
  const sent = await form.submit(site.app, {
    submissionKey: open.draft.submissionKey,
    requestorEmail: open.draft.email,
    claims: { ...claimsOf(open.moment.answers), declarations: declared },
    address: req.ip,
  })
  if (sent.ok) return seeOther(res, `${form.base}/sent/${sent.value.reference}`)
  if (sent.problems.some(({ code }) => isLapse(code))) return seeOther(res, `${form.base}/cannot-request-yet`)
  showCheckAnswers(site, res, open, sent.problems, declared)
}

/** The same form a second time (double click, Back, another tab): the request that it made (PG-7). */
async function goToSent(
  { app }: Site,
  form: FormDeclaration,
  email: string,
  key: string,
  res: Response,
): Promise<boolean> {
  const draft = await findDraft(app, { ...keyOf(form, email), submissionKey: key })
  const sent = draft?.sentRequestId ? await requestStatusById(app, draft.sentRequestId) : undefined
  if (!sent) return false
  seeOther(res, `${form.base}/sent/${sent.request.reference}`)
  return true
}

const declarationQuestion = ({ form, answers }: Moment): ChoiceQuestion => ({
  kind: 'checkboxes',
  name: 'declarations',
  label: 'Confirm each statement',
  options: declarationsFor(form.kind, {
    isEddEmployee: textAnswer(answers, 'isEddEmployee') === 'yes',
  }).map(({ code, text }) => ({ value: code, label: text })),
})

function showCheckAnswers(
  site: Site,
  res: Response,
  { moment, draft }: OpenForm,
  problems: Problem[],
  declarations: string[],
): void {
  const { form } = moment
  const [field] = fieldViews([declarationQuestion(moment)], { declarations }, problems)
  const firstDeclaration = (field as ChoiceField).options[0]?.id ?? 'declarations'
  const errors = problems.map(({ field: name, message }) => {
    const section = sectionOfField(moment, name)
    const href = section ? `${addressOf(form, section)}#${name}` : `#${firstDeclaration}`
    return { href, message }
  })
  sendPage(
    site,
    res,
    'check-answers',
    {
      heading: 'Check your answers before you send the request',
      back: addressOf(form, form.sections[form.sections.length - 1]!),
      errors,
      action: checkAnswersAddress(form),
      progress: { current: form.steps.length, steps: form.steps },
      sections: answerSections(moment),
      declarations: field as ChoiceField,
      idempotencyKey: draft.submissionKey,
      recipient: 'the CalJOBS Access Coordinator for this organization',
    },
    problems.length ? 422 : 200,
  )
}

/** "You cannot request access yet" (EL-1): which document, since when, what would pass, what to do. */
function showLapsed(site: Site, res: Response, moment: Moment): void {
  const { form, answers, today } = moment
  const isEdd = textAnswer(answers, 'isEddEmployee') === 'yes'
  const statement = statementFormLabels[isEdd ? 'de-7410' : 'e-1']
  sendPage(site, res, 'lapsed', {
    heading: 'You cannot request access yet',
    back: `${form.base}/ispa-training`,
    errors: [],
    documents: form.lapsed(answers, today).map((check) => ({
      name: check.document === 'ispa-training' ? documentLabels['ispa-training'] : statement,
      completedOn: formatCivilDate(check.completedOn),
      lapsedOn: formatCivilDate(check.lapsedOn),
      earliestPassing: formatCivilDate(check.earliestPassing),
      whatToDo:
        check.document === 'ispa-training'
          ? `The staff member takes ISPA training again. It counts for ${DOCUMENT_VALID_DAYS} days. Then change the date here and go on.`
          : `The staff member signs the current form again. A signature counts for ${DOCUMENT_VALID_DAYS} days. Then change the date here and go on.`,
      changeHref: `${form.base}/${check.document === 'ispa-training' ? 'ispa-training' : 'confidentiality-statement'}`,
      formHref: check.document === 'ispa-training' ? undefined : isEdd ? '/forms/de-7410' : '/forms/e-1',
    })),
  })
}
