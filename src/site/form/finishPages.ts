import express, { type Request, type Response, Router } from 'express'
import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { declarationsFor } from '../../policy/declarations.ts'
import { DOCUMENT_VALID_DAYS } from '../../policy/eligibility.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import type { Problem } from '../../policy/problem.ts'
import { TRAINING_PATH } from '../../policy/training.ts'
import { documentLabels, statementFormLabels } from '../../policy/vocabulary.ts'
import { findDraft } from '../../services/drafts.ts'
import { requestStatus, requestStatusById } from '../../services/requestStatus.ts'
import { goToMistakes, mistakesOf } from '../mistakes.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { answerSections } from './answerSections.ts'
import { isEddEmployee } from './chosenStaff.ts'
import { claimsOf } from './claimsOf.ts'
import { showConfirmation } from './confirmation.ts'
import {
  addressOf,
  askedSections,
  checkAnswersAddress,
  firstUnfinished,
  isLapse,
  lapsesOf,
  type Moment,
  sectionOfField,
} from './journey.ts'
import { besideOf, closingNotes, isOfLeaving } from './leaving.ts'
import { draftKeyOf, type OpenForm, openForm } from './moment.ts'
import { lastDayNotes } from './notes.ts'
import type { ChoiceQuestion, FormDeclaration } from './question.ts'
import { fieldViews } from './fieldViews.ts'
import { listAnswer, postedFrom, readAnswers } from './readAnswers.ts'
import type { ChoiceField } from '../view.ts'
import { localPolicyViews } from '../view/localPolicy.ts'

/** Everything after the questions: not yet, check your answers, send, sent. */
export function finishPages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  const urlencoded = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 300 })

  router.get(`${form.base}/cannot-request-yet`, async (req, res) => {
    const open = await openForm(site, form, req, res)
    if (!open) return
    if (lapsesOf(open.moment).length) showLapsed(site, res, open.moment)
    else seeOther(res, checkAnswersAddress(form))
  })

  router.get(checkAnswersAddress(form), async (req, res) => {
    const open = await openForm(site, form, req, res)
    if (!open || turnedBack(open.moment, res)) return
    const mistakes = mistakesOf(site, res)
    const declared = mistakes ? listAnswer(mistakes.answers, 'declarations') : []
    showCheckAnswers(site, res, open, mistakes?.problems ?? [], declared)
  })

  router.post(checkAnswersAddress(form), urlencoded, (req, res) => send(site, form, req, res))

  router.get(`${form.base}/already-sent`, async (_req, res) => {
    const email = requestorOf(res)
    const draft = email ? await findDraft(site.app, draftKeyOf(form, email)) : undefined
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
        { href: '/request', text: 'Start another request' },
      ],
    })
  })

  router.get(`${form.base}/sent/:reference`, async (req, res) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, `/sign-in?next=${req.path}`)
    const sent = await requestStatus(site.app, { reference: req.params.reference, email, proved: true })
    if (!sent) return seeOther(res, '/status')
    showConfirmation(site, res, sent)
  })
  return router
}

/** Answers that are not complete cannot be checked: back to the first page that wants something. */
function turnedBack(moment: Moment, res: Response): boolean {
  const unfinished = firstUnfinished(moment)
  const lapsed = lapsesOf(moment).length > 0
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
    kind: form.kind,
    submissionKey: open.draft.submissionKey,
    requestorEmail: open.draft.email,
    claims: { ...claimsOf(open.moment), declarations: declared },
    address: req.ip,
  })
  if (sent.ok) return seeOther(res, `${form.base}/sent/${sent.value.reference}`)
  if (sent.problems.some(({ code }) => isLapse(code))) return seeOther(res, `${form.base}/cannot-request-yet`)
  const mistakes = { answers: { declarations: declared }, problems: sent.problems, status: 422 }
  if (goToMistakes(site, res, checkAnswersAddress(form), mistakes)) return
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
  const draft = await findDraft(app, { ...draftKeyOf(form, email), submissionKey: key })
  const sent = draft?.sentRequestId ? await requestStatusById(app, draft.sentRequestId) : undefined
  if (!sent) return false
  seeOther(res, `${form.base}/sent/${sent.request.reference}`)
  return true
}

const declarationQuestion = ({ form, answers, choices }: Moment): ChoiceQuestion => ({
  kind: 'checkboxes',
  name: 'declarations',
  label: 'Confirm each statement',
  options: declarationsFor(kindOf(form.kind), {
    isEddEmployee: isEddEmployee(answers, choices),
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
  const errors = problems.map((problem) => {
    const section = sectionOfField(moment, problem.field)
    const ofForm = section ? `${addressOf(form, section)}#${problem.field}` : `#${firstDeclaration}`
    return { href: wayOut(problem) ?? ofForm, message: problem.message }
  })
  sendPage(
    site,
    res,
    'check-answers',
    {
      heading: 'Check your answers before you send the request',
      back: form.answers ? form.base : addressOf(form, askedSections(moment).at(-1) ?? form.sections[0]!),
      errors,
      action: checkAnswersAddress(form),
      progress: { current: form.steps.length, steps: form.steps },
      sections: answerSections(moment),
      declarations: field as ChoiceField,
      idempotencyKey: draft.submissionKey,
      recipient: 'the CalJOBS Access Coordinator for this organization',
      notes: [...lastDayNotes(claimsOf(moment), moment.today, site.app.clock.now()), ...closingNotes(moment)],
      beside: besideOf(moment),
      localPolicies: localPolicyViews(moment.localPolicies),
    },
    problems.length ? 422 : 200,
  )
}

/** The training (R48); or the open request that stands in the way, where the requestor may see it (D17, D24). */
function wayOut(problem: Problem): string | undefined {
  const { code, message } = problem
  if (code === 'training-not-confirmed') return TRAINING_PATH
  const [reference] =
    code === 'request-already-open' || (isOfLeaving(problem) && message.includes('withdraw'))
      ? (/CJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(message) ?? [])
      : []
  return reference && `/my/requests/${reference}`
}

/** "You cannot request access yet" (EL-1): which document, since when, what would pass, what to do. */
function showLapsed(site: Site, res: Response, moment: Moment): void {
  const { form, answers, choices } = moment
  const isEdd = isEddEmployee(answers, choices)
  const statement = statementFormLabels[isEdd ? 'de-7410' : 'e-1']
  const again = {
    'ispa-training': 'The staff member takes ISPA training again. It',
    'confidentiality-statement': 'The staff member signs the current form again. A signature',
  }
  const isNew = kindOf(form.kind).concerns === 'new-person'
  sendPage(site, res, 'lapsed', {
    heading: isNew ? 'You cannot request access yet' : 'You cannot send this request yet',
    lead: `A document must have been completed in the ${DOCUMENT_VALID_DAYS} days up to the day of your request. Your other answers are saved.`,
    back: `${form.base}/ispa-training`,
    errors: [],
    documents: lapsesOf(moment).map(({ document, ...check }) => ({
      name: document === 'ispa-training' ? documentLabels[document] : statement,
      completedOn: formatCivilDate(check.completedOn),
      lapsedOn: formatCivilDate(check.lapsedOn),
      earliestPassing: formatCivilDate(check.earliestPassing),
      whatToDo: `${again[document]} is valid for ${DOCUMENT_VALID_DAYS} days. Then change the date here and go on.`,
      changeHref: `${form.base}/${document}`,
      formHref: document === 'ispa-training' ? undefined : isEdd ? '/forms/de-7410' : '/forms/e-1',
    })),
  })
}
