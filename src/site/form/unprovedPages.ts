import { randomUUID } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { pacificDateOf } from '../../policy/dates.ts'
import { declarationsFor } from '../../policy/declarations.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import type { Problem } from '../../policy/problem.ts'
import { organizationTypeLabels } from '../../policy/vocabulary.ts'
import { isRecordId } from '../../database/recordId.ts'
import { everyOrganization, type OrganizationChoice } from '../../services/choices.ts'
import type { Answers } from '../../services/drafts.ts'
import { requestStatus } from '../../services/requestStatus.ts'
import { readSealedCookie, setSealedCookie } from '../cookies.ts'
import { seeOther, type Site } from '../site.ts'
import { claimsOf } from './claimsOf.ts'
import { showConfirmation } from './confirmation.ts'
import { questionProblems } from './journey.ts'
import { type FormDeclaration, noChoices, type Question } from './question.ts'
import { showQuestions } from './questionPage.ts'
import { listAnswer, postedFrom, readAnswers, textAnswer } from './readAnswers.ts'
import { accountHolder, requestorSection } from './sections/people.ts'

/** Forms that one network may send so in an hour: enough for an office, too few for mischief. */
const mostInAnHour = 10

const tooMany: Problem = {
  code: 'too-many-unproved',
  field: 'requestorName',
  message: 'Confirm your address, or wait an hour: too many forms were sent from your network without that',
}

/**
 * A request whose kind does not wait for a proved address (D9): one page, no draft, no file. It is routed at once
 * and marked; the address that was given gets the receipt, and so learns of a request in its name.
 */
export function unprovedPages(site: Site, form: FormDeclaration): Router {
  const router = Router()
  if (!kindOf(form.kind).acceptsUnproved) return router
  const base = `${form.base}/without-confirming`
  const sendings = new RateLimiterMemory({ points: mostInAnHour, duration: 60 * 60 })

  router.get(base, async (_req, res) => {
    const organizations = await everyOrganization(site.app)
    show(site, res, form, { questions: questionsOf(form, organizations), answers: {}, key: randomUUID() })
  })

  router.post(base, express.urlencoded({ extended: false, limit: '64kb' }), async (req, res) => {
    const organizations = await everyOrganization(site.app)
    const questions = questionsOf(form, organizations)
    const posted = postedFrom(req.body)
    const given = posted.get('idempotencyKey')?.[0] ?? ''
    const key = isRecordId(given) ? given : randomUUID()
    const answers = withType(readAnswers(questions, posted), organizations)
    const view = { questions, answers, key }
    const problems = problemsIn(site, form, view)
    if (problems.length) return show(site, res, form, view, problems)
    if (await isTooMany(sendings, req)) return show(site, res, form, view, [tooMany], 429)
    const sent = await form.submit(site.app, {
      kind: form.kind,
      submissionKey: key,
      requestorEmail: textAnswer(answers, 'requestorEmail'),
      claims: {
        ...claimsOf(momentOf(site, form, answers)),
        declarations: listAnswer(answers, 'declarations'),
      },
      address: req.ip,
      unproved: true,
    })
    if (!sent.ok) return show(site, res, form, view, sent.problems)
    const email = textAnswer(answers, 'requestorEmail')
    setSealedCookie(site.app, res, 'lookup', { reference: sent.value.reference, email }, 30)
    seeOther(res, `${base}/sent`)
  })

  router.get(`${base}/sent`, (req, res) => showSent(site, form, req, res))
  return router
}

const questionsOf = (form: FormDeclaration, organizations: OrganizationChoice[]): Question[] => [
  ...requestorSection.questions({}, noChoices),
  {
    kind: 'email',
    name: 'requestorEmail',
    label: 'Your work email address',
    hint: 'We send a copy there, so that its owner knows of this request',
    autocomplete: 'email',
    spellcheck: false,
  },
  {
    kind: 'select',
    name: 'organizationId',
    label: 'Organization of the staff member',
    options: organizations.map(({ id, name, type }) => ({
      value: id,
      label: `${name} (${organizationTypeLabels[type]})`,
    })),
    missing: 'Select the organization',
  },
  ...accountHolder(true).questions({}, noChoices).map(ofTheStaffMember),
  ...form.sections
    .filter(({ part }) => part === 'departure')
    .flatMap((section) => section.questions({}, noChoices)),
  {
    kind: 'checkboxes',
    name: 'declarations',
    label: 'Confirm',
    options: declarationsFor(kindOf(form.kind), { isEddEmployee: false }).map(({ code, text }) => ({
      value: code,
      label: text,
    })),
  },
]

/** On one page with the requestor's own name and address, each label says whose it is. */
const ofTheStaffMember = (question: Question): Question =>
  question.name === 'username'
    ? question
    : { ...question, label: `Staff member's ${question.label[0]?.toLowerCase()}${question.label.slice(1)}` }

const withType = (answers: Answers, organizations: OrganizationChoice[]): Answers => ({
  ...answers,
  organizationType: organizations.find(({ id }) => id === answers.organizationId)?.type ?? '',
})

const momentOf = ({ app }: Site, form: FormDeclaration, answers: Answers) => ({
  form,
  answers,
  choices: noChoices,
  email: textAnswer(answers, 'requestorEmail'),
  today: pacificDateOf(app.clock.now()),
})

type Shown = { questions: Question[]; answers: Answers; key: string }

const problemsIn = (site: Site, form: FormDeclaration, { questions, answers }: Shown): Problem[] =>
  questionProblems(momentOf(site, form, answers), questions)

/** A limit that is reached is said, not thrown. */
const isTooMany = (sendings: RateLimiterMemory, req: Request): Promise<boolean> =>
  sendings.consume(req.ip ?? '').then(
    () => false,
    () => true,
  )

function show(
  site: Site,
  res: Response,
  form: FormDeclaration,
  { questions, answers, key }: Shown,
  problems: Problem[] = [],
  status?: number,
): void {
  const known = problems.map((one) =>
    questions.some(({ name }) => name === one.field) ? one : { ...one, field: 'staffEmail' },
  )
  const page = {
    heading: 'Send a deactivation without confirming your address',
    back: form.base,
    action: `${form.base}/without-confirming`,
    lead: [
      'The coordinator sees that your address is not confirmed, and asks your organization. You cannot attach files here.',
    ],
    questions,
    answers,
    problems: known,
    hidden: [{ name: 'idempotencyKey', value: key }],
    submitLabel: 'Send the request',
  }
  showQuestions(site, res, page, status)
}

async function showSent(site: Site, form: FormDeclaration, req: Request, res: Response): Promise<void> {
  const asked = readSealedCookie(site.app, req, 'lookup') as { reference: string; email: string } | undefined
  const sent = asked && (await requestStatus(site.app, asked))
  if (!sent || sent.request.kind !== form.kind) return seeOther(res, '/status')
  showConfirmation(site, res, sent, [
    'Your address is not confirmed. The coordinator sees that, and does not wait for it.',
  ])
}
