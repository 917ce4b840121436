import express, { type Request, type Response, Router } from 'express'
import { removeUpload, storeUpload } from '../../evidence/uploads.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { fullName } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { type Answers, saveAnswers } from '../../services/drafts.ts'
import { saveForLater } from '../../services/saveForLater.ts'
import { setSealedCookie } from '../cookies.ts'
import type { PostedFile } from '../multipart.ts'
import { requestorOf, seeOther, type Site } from '../site.ts'
import { chosenStaff } from './chosenStaff.ts'
import {
  addressOf,
  askedSections,
  backAddress,
  checkAnswersAddress,
  firstUnfinished,
  isOpen,
  lapsesOf,
  type Moment,
  questionsOf,
  sectionProblems,
} from './journey.ts'
import { besideOf, isOfLeaving } from './leaving.ts'
import { type OpenForm, openForm, withLookups } from './moment.ts'
import { type FormDeclaration, noChoices, type Question, type Section } from './question.ts'
import { showQuestions } from './questionPage.ts'
import { fileAnswer, type Posted, postedFrom, readAnswers } from './readAnswers.ts'
import { whichStaff } from './sections/people.ts'
import { localPolicyViews } from '../view/localPolicy.ts'
import { sentToSignIn } from './strangersForm.ts'
import { readUpload } from './upload.ts'

/** GET and POST of each page of a form. */
export function sectionPages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  const urlencoded = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 300 })
  for (const section of form.sections) {
    const address = addressOf(form, section)
    router.get(address, async (req, res) => {
      const open = await openForm(site, form, req, res)
      if (open && !isAskedAndOpen(open.moment, section)) seeOther(res, checkAnswersAddress(form))
      else if (open) showSection(site, res, open.moment, section)
    })
    router.post(address, urlencoded, (req, res) => answerSection(site, form, section, req, res))
  }
  return router
}

async function answerSection(
  site: Site,
  form: FormDeclaration,
  section: Section,
  req: Request,
  res: Response,
): Promise<void> {
  if (await sentToSignIn(site, req, res)) return
  const { posted, files } = req.is('multipart/form-data')
    ? await readUpload(req, { keepFiles: Boolean(requestorOf(res)) })
    : { posted: postedFrom(req.body), files: [] }
  if (!requestorOf(res)) holdAnswers(site, req, res, section, posted)
  const open = await openForm(site, form, req, res)
  if (!open) return
  if (!isAskedAndOpen(open.moment, section)) return seeOther(res, checkAnswersAddress(form))
  const questions = questionsOf(open.moment, section)
  const given = readAnswers(questions, posted)
  const removed = await removeFile(site, open, questions, posted, req.ip)
  const uploads = removed ? { answers: {}, problems: [] } : await takeFiles(site, open, questions, files, req)
  const changed = { ...given, ...removed, ...uploads.answers, ...overtaken(open.moment, given) }
  await saveAnswers(site.app, open.draft, changed)
  if (removed) {
    seeOther(res, addressOf(form, section))
    return
  }
  if (posted.get('later')) return saveAndLeave(site, open, req, res)
  const moment = await withLookups(site, {
    ...open.moment,
    answers: { ...open.moment.answers, ...changed },
  })
  const problems = [...uploads.problems, ...sectionProblems(moment, section)]
  if (problems.length) showSection(site, res, moment, section, problems)
  else seeOther(res, addressAfter(moment, section))
}

const isAskedAndOpen = (moment: Moment, section: Section): boolean =>
  askedSections(moment).includes(section) && isOpen(moment, section)

/** Whatever stands on the page is kept, right or wrong, and a link to it is mailed (SR-1). */
async function saveAndLeave({ app }: Site, { draft }: OpenForm, req: Request, res: Response): Promise<void> {
  await saveForLater(app, draft, { address: req.ip })
  seeOther(res, '/saved')
}

/** The first page that still wants an answer; when there is none, back to all answers (CA-3). */
function addressAfter(moment: Moment, section: Section): string {
  const { form } = moment
  const asksForDate = questionsOf(moment, section).some(({ kind }) => kind === 'date')
  if (asksForDate && lapsesOf(moment).length) return `${form.base}/cannot-request-yet`
  const unfinished = firstUnfinished(moment)
  return unfinished ? addressOf(form, unfinished) : checkAnswersAddress(form)
}

function showSection(
  site: Site,
  res: Response,
  moment: Moment,
  section: Section,
  problems?: Problem[],
): void {
  const { form, answers, email } = moment
  // That the person leaves is said as soon as they are named, not only when the page is sent.
  const shown = problems ?? sectionProblems(moment, section).filter(isOfLeaving)
  const page = {
    heading: section.heading,
    back: backAddress(moment, section),
    action: addressOf(form, section),
    progress: { current: form.steps.indexOf(section.step) + 1, steps: form.steps },
    lead: [...aboutWhom(moment, section), ...(section.lead?.(answers, moment.choices, email) ?? [])],
    questions: questionsOf(moment, section),
    answers,
    problems: shown,
    beside: besideOf(moment),
    localPolicies: localPolicyViews(moment.localPolicies),
    canSaveForLater: !form.answers,
  }
  showQuestions(site, res, page, problems ? 422 : 200)
}

/** Whose account it is, on every page after the one that asks; and where a temporary password goes (R29). */
function aboutWhom({ form, answers, choices }: Moment, section: Section): string[] {
  const person = chosenStaff(answers, choices)
  if (!person || section === whichStaff) return []
  const name = fullName(person.givenName, person.familyName)
  return [
    kindOf(form.kind).credentials
      ? `For ${name}. The temporary password goes to ${person.email}.`
      : `For ${name}, ${person.email}.`,
  ]
}

/** A session that ended loses no answers: they wait in the browser, sealed, until the sign-in is done. */
function holdAnswers({ app }: Site, req: Request, res: Response, section: Section, posted: Posted): void {
  const answers = readAnswers(section.questions({}, noChoices).map(withOwnOption(posted)), posted)
  setSealedCookie(app, res, 'held', { path: req.path, answers }, 60)
}

/** The lists are not read for somebody who is not signed in; what was chosen is checked when it is taken up. */
const withOwnOption =
  (posted: Posted) =>
  (question: Question): Question =>
    'options' in question
      ? { ...question, options: (posted.get(question.name) ?? []).map((value) => ({ value, label: value })) }
      : question

/** Answers that no longer fit a changed one: an organization of another type, privileges of another person. */
function overtaken({ answers, choices }: Moment, given: Answers): Answers {
  if ('organizationType' in given && given.organizationType !== answers.organizationType)
    return { organizationId: undefined }
  if (!('staffId' in given) || given.staffId === answers.staffId) return {}
  const jobFunction = chosenStaff(given, choices)?.jobFunction || undefined
  return { privilegesRequested: undefined, privilegesToRemove: undefined, jobFunction }
}

async function removeFile(
  { app }: Site,
  { moment, draft }: OpenForm,
  questions: Question[],
  posted: Posted,
  address: string | undefined,
): Promise<Answers | undefined> {
  const name = posted.get('remove')?.[0]
  if (!name || !questions.some((question) => question.kind === 'file' && question.name === name))
    return undefined
  const file = fileAnswer(moment.answers, name)
  if (file) await removeUpload(app, { id: file.id, uploadedByEmail: draft.email, address })
  return { [name]: undefined }
}

/** Each file is inspected and kept for itself, whatever else is wrong on the page (UP-2, ER-5). */
async function takeFiles(
  { app }: Site,
  { moment, draft }: OpenForm,
  questions: Question[],
  files: PostedFile[],
  req: Request,
): Promise<{ answers: Answers; problems: Problem[] }> {
  const answers: Answers = {}
  const problems: Problem[] = []
  for (const question of questions) {
    const file = files.find(({ field }) => field === question.name)
    if (question.kind !== 'file' || !file) continue
    const stored = await storeUpload(app, {
      bytes: file.bytes,
      fileName: file.fileName,
      document: question.document,
      uploadedByEmail: draft.email,
      address: req.ip,
    })
    if (!stored.ok) {
      problems.push(...stored.problems.slice(0, 1).map((one) => ({ ...one, field: question.name })))
      continue
    }
    const before = fileAnswer(moment.answers, question.name)
    if (before) await removeUpload(app, { id: before.id, uploadedByEmail: draft.email, address: req.ip })
    answers[question.name] = stored.value
  }
  return { answers, problems }
}
