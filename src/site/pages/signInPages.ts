import express, { type Request, type Response, Router } from 'express'
import { formatPacificInstant } from '../../policy/dates.ts'
import type { Problem } from '../../policy/problem.ts'
import { CODE_DIGITS, CODE_VALID_MINUTES, SESSION_HOURS } from '../../policy/signIn.ts'
import {
  askedCode,
  type AskedCode,
  codeOfLink,
  endSession,
  proveByCode,
  proveByLink,
  type Proved,
  sendSignInCode,
} from '../../services/signIn.ts'
import { clearCookie, readCookie, setCookie } from '../cookies.ts'
import type { Question } from '../form/question.ts'
import { showQuestions } from '../form/questionPage.ts'
import { postedFrom } from '../form/readAnswers.ts'
import { localPath, requestorOf, seeOther, sendPage, type Site } from '../site.ts'

const emailQuestion: Question = {
  kind: 'email',
  name: 'email',
  label: 'Your work email address',
  hint: 'Like name@example.com',
  autocomplete: 'email',
  spellcheck: false,
}

const codeQuestion: Question = {
  kind: 'text',
  name: 'code',
  label: `${CODE_DIGITS}-digit code`,
  hint: `It works for ${CODE_VALID_MINUTES} minutes, in this browser only`,
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
  width: 'small',
  spellcheck: false,
}

/** Longer than a code works, so that an expired one can be told from none, and leads on. */
const ASKED_MINUTES = 4 * CODE_VALID_MINUTES

const signInAddress = (next: string) => `/sign-in?next=${next}`
const codeAddress = (next: string) => `/sign-in/code?next=${next}`

/** The code that this browser asked for last. */
async function askedIn({ app }: Site, req: Request): Promise<AskedCode | undefined> {
  const id = readCookie(app, req, 'sign-in')
  return id ? askedCode(app, id) : undefined
}

/** A requestor proves an address with a one-time code or link; there is no account and no password (D9). */
export function signInPages(site: Site): Router {
  const router = Router()
  const { app } = site
  const urlencoded = express.urlencoded({ extended: false, limit: '8kb' })

  router.get('/sign-in', async (req, res) => {
    const asked = await askedIn(site, req)
    const next = req.query.next === undefined && asked ? asked.returnTo : localPath(req.query.next)
    if (requestorOf(res)) seeOther(res, next)
    else showEmail(site, res, { next, email: asked?.email ?? '' })
  })

  /** Sends a code and leads to the page that takes it. */
  const sendCode = async (req: Request, res: Response, email: string, next: string) => {
    const sent = await sendSignInCode(app, { email, returnTo: next, address: req.ip })
    if (!sent.ok) return sent.problems
    setCookie(app, res, 'sign-in', sent.value.id, ASKED_MINUTES)
    seeOther(res, codeAddress(next))
    return undefined
  }

  router.post('/sign-in', urlencoded, async (req, res) => {
    const posted = postedFrom(req.body)
    const email = posted.get('email')?.[0]?.trim() ?? ''
    const next = localPath(req.query.next)
    const problems = await sendCode(req, res, email, next)
    if (problems) showEmail(site, res, { next, email }, problems)
  })

  router.get('/sign-in/code', async (req, res) => {
    const asked = await askedIn(site, req)
    if (asked) showCode(site, res, asked)
    else seeOther(res, signInAddress(localPath(req.query.next)))
  })

  router.post('/sign-in/code', urlencoded, async (req, res) => {
    const id = readCookie(app, req, 'sign-in')
    const asked = await askedIn(site, req)
    if (!id || !asked) return seeOther(res, signInAddress(localPath(req.query.next)))
    const code = postedFrom(req.body).get('code')?.[0] ?? ''
    const proved = await proveByCode(app, { id, code: code.slice(0, 40), address: req.ip })
    if (proved.ok) beginSession(site, res, proved.value)
    else showCode(site, res, asked, proved.problems, code.slice(0, 40))
  })

  router.post('/sign-in/code/new', async (req, res) => {
    const asked = await askedIn(site, req)
    if (!asked) return seeOther(res, signInAddress(localPath(req.query.next)))
    const problems = await sendCode(req, res, asked.email, asked.returnTo)
    if (problems)
      showCode(
        site,
        res,
        asked,
        problems.map((problem) => ({ ...problem, field: codeQuestion.name })),
      )
  })

  router.get('/sign-in/link/:token', async (req, res) => {
    const asked = await codeOfLink(app, req.params.token)
    if (asked?.counts) showLink(site, res, req.path, asked.email)
    else showSpentLink(site, res, asked)
  })

  router.post('/sign-in/link/:token', async (req: Request<{ token: string }>, res: Response) => {
    const proved = await proveByLink(app, { token: req.params.token, address: req.ip })
    if (proved.ok) beginSession(site, res, proved.value)
    else showSpentLink(site, res, await codeOfLink(app, req.params.token))
  })

  router.post('/sign-out', async (req, res) => {
    const token = readCookie(app, req, 'requestor')
    if (token) await endSession(app, token)
    for (const name of ['requestor', 'sign-in', 'gate', 'held', 'lookup', 'mistakes'] as const)
      clearCookie(app, res, name)
    seeOther(res, '/signed-out')
  })

  router.get('/signed-out', (_req, res) =>
    sendPage(site, res, 'message', {
      heading: 'You are signed out',
      errors: [],
      paragraphs: [
        'Nothing of yours is left on this device. Answers that you have not sent yet are kept: confirm the same email address to go on.',
      ],
      links: [{ href: '/', text: 'Go to the start page' }],
    }),
  )
  return router
}

/** The browser keeps the session, and goes where the proof leads. */
export function beginSession({ app }: Site, res: Response, proved: Proved): void {
  clearCookie(app, res, 'sign-in')
  // The browser keeps it longer than it holds: a form that is sent too late is known by it, and what was typed is kept.
  setCookie(app, res, 'requestor', proved.sessionToken, (SESSION_HOURS + 24) * 60)
  seeOther(res, proved.returnTo)
}

function showEmail(
  site: Site,
  res: Response,
  { next, email }: { next: string; email: string },
  problems: Problem[] = [],
): void {
  showQuestions(site, res, {
    heading: 'Confirm your email address',
    back: '/',
    action: signInAddress(next),
    lead: [
      'You do not need an account. We send a code to your work email address to make sure that it is yours.',
      `You then have ${SESSION_HOURS} hours. Your answers are saved when the time is up.`,
    ],
    questions: [emailQuestion],
    answers: { email },
    problems,
    submitLabel: 'Send the code',
  })
}

function showCode(
  site: Site,
  res: Response,
  { email, returnTo, sentAt }: AskedCode,
  problems: Problem[] = [],
  code = '',
): void {
  showQuestions(site, res, {
    heading: 'Check your email',
    back: signInAddress(returnTo),
    action: codeAddress(returnTo),
    lead: [
      `We sent a ${CODE_DIGITS}-digit code and a link to ${email} on ${formatPacificInstant(new Date(sentAt))}.`,
    ],
    questions: [codeQuestion],
    answers: { code },
    problems,
    after: {
      words:
        'No message after a few minutes? Look in the junk folder, or send a new code. Only the newest code works.',
      action: `/sign-in/code/new?next=${returnTo}`,
      button: 'Send a new code',
      links: [{ href: signInAddress(returnTo), text: 'Not your address? Change it' }],
    },
  })
}

const showLink = (site: Site, res: Response, path: string, email: string): void =>
  sendPage(site, res, 'message', {
    heading: 'Is this your email address?',
    errors: [],
    paragraphs: [`You asked us to confirm ${email}.`],
    links: [],
    form: { action: path, button: 'Yes, continue', hidden: [] },
  })

const showSpentLink = (site: Site, res: Response, asked: AskedCode | undefined): void =>
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'This link no longer works',
      errors: [],
      paragraphs: [`Each link works once, for ${CODE_VALID_MINUTES} minutes. Ask for a new code.`],
      links: [{ href: asked ? signInAddress(asked.returnTo) : '/sign-in', text: 'Get a new code' }],
    },
    410,
  )
