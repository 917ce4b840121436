import express, { type Request, type Response, Router } from 'express'
import type { Problem } from '../../policy/problem.ts'
import { CODE_VALID_MINUTES, SESSION_HOURS } from '../../policy/signIn.ts'
import {
  endSession,
  proveByCode,
  proveByLink,
  type Proved,
  sendSignInCode,
  signInLinkEmail,
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
  label: '6-digit code',
  hint: `It counts for ${CODE_VALID_MINUTES} minutes, in this browser`,
  autocomplete: 'one-time-code',
  width: 'small',
  spellcheck: false,
}

/** A requestor proves an address with a one-time code or link; there is no account and no password (D9). */
export function signInPages(site: Site): Router {
  const router = Router()
  const { app } = site
  const urlencoded = express.urlencoded({ extended: false, limit: '8kb' })

  router.get('/sign-in', (req, res) => {
    const next = localPath(req.query.next)
    if (requestorOf(res)) seeOther(res, next)
    else showEmail(site, res, { next, email: '' })
  })

  router.post('/sign-in', urlencoded, async (req, res) => {
    const posted = postedFrom(req.body)
    const email = posted.get('email')?.[0]?.trim() ?? ''
    const next = localPath(req.query.next)
    const sent = await sendSignInCode(app, { email, returnTo: next, address: req.ip })
    if (!sent.ok) return showEmail(site, res, { next, email }, sent.problems)
    setCookie(app, res, 'sign-in', sent.value.id, CODE_VALID_MINUTES)
    seeOther(res, '/sign-in/code')
  })

  router.get('/sign-in/code', (req, res) => {
    if (readCookie(app, req, 'sign-in')) showCode(site, res)
    else seeOther(res, '/sign-in')
  })

  router.post('/sign-in/code', urlencoded, async (req, res) => {
    const id = readCookie(app, req, 'sign-in')
    if (!id) return seeOther(res, '/sign-in')
    const code = postedFrom(req.body).get('code')?.[0] ?? ''
    const proved = await proveByCode(app, { id, code: code.slice(0, 20), address: req.ip })
    if (proved.ok) beginSession(site, res, proved.value)
    else showCode(site, res, proved.problems)
  })

  router.get('/sign-in/link/:token', async (req, res) => {
    const email = await signInLinkEmail(app, req.params.token)
    if (email) showLink(site, res, req.path, email)
    else showSpentLink(site, res)
  })

  router.post('/sign-in/link/:token', async (req: Request<{ token: string }>, res: Response) => {
    const proved = await proveByLink(app, { token: req.params.token, address: req.ip })
    if (proved.ok) beginSession(site, res, proved.value)
    else showSpentLink(site, res)
  })

  router.post('/sign-out', async (req, res) => {
    const token = readCookie(app, req, 'requestor')
    if (token) await endSession(app, token)
    for (const name of ['requestor', 'sign-in', 'gate', 'held', 'lookup'] as const)
      clearCookie(app, res, name)
    seeOther(res, '/signed-out')
  })

  router.get('/signed-out', (_req, res) =>
    sendPage(site, res, 'message', {
      heading: 'You are signed out',
      errors: [],
      paragraphs: [
        'Nothing of yours is left on this device. Answers that you have not sent yet are kept: confirm the same address to go on.',
      ],
      links: [{ href: '/', text: 'Go to the start page' }],
    }),
  )
  return router
}

/** The browser keeps the session, and goes where the proof leads. */
export function beginSession({ app }: Site, res: Response, proved: Proved): void {
  clearCookie(app, res, 'sign-in')
  setCookie(app, res, 'requestor', proved.sessionToken, SESSION_HOURS * 60)
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
    action: `/sign-in?next=${next}`,
    lead: [
      'You need no account. We send a code to your work email address, to be sure that it is yours.',
      `After that you have ${SESSION_HOURS} hours. Your answers are kept when the time is over.`,
    ],
    questions: [emailQuestion],
    answers: { email },
    problems,
    submitLabel: 'Send the code',
  })
}

function showCode(site: Site, res: Response, problems: Problem[] = []): void {
  showQuestions(site, res, {
    heading: 'Check your email',
    back: '/sign-in',
    action: '/sign-in/code',
    lead: [
      'We sent a 6-digit code and a link to the address that you gave.',
      'Nothing there after a few minutes? Look in the junk folder, or go back and check the address.',
    ],
    questions: [codeQuestion],
    problems,
  })
}

const showLink = (site: Site, res: Response, path: string, email: string): void =>
  sendPage(site, res, 'message', {
    heading: 'Is this your email address?',
    errors: [],
    paragraphs: [`You asked to confirm ${email}. Go on to your request.`],
    links: [],
    form: { action: path, button: 'Yes, continue', hidden: [] },
  })

const showSpentLink = (site: Site, res: Response): void =>
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'This link does not count any more',
      errors: [],
      paragraphs: [`Each link counts once, for ${CODE_VALID_MINUTES} minutes. Ask for a new one.`],
      links: [{ href: '/sign-in', text: 'Get a new code' }],
    },
    410,
  )
