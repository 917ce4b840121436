import { type Request, type Response, Router } from 'express'
import { formatPacificInstant } from '../../policy/dates.ts'
import { DRAFT_DAYS } from '../../policy/drafts.ts'
import { lastSavedForm, resumeDraft, savedForm, type SavedForm } from '../../services/savedForms.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import { beginSession } from './signInPages.ts'

/** A form that was saved to be finished later: the word that it is, and the link that goes on with it (SR-1). */
export function resumePages(site: Site): Router {
  const router = Router()
  const { app } = site

  router.get('/saved', async (_req, res) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, '/sign-in?next=/saved')
    const saved = await lastSavedForm(app, email)
    if (saved) showSaved(site, res, saved)
    else seeOther(res, '/')
  })

  router.get('/resume/:token', async (req, res) => {
    const saved = await savedForm(app, req.params.token)
    if (saved?.counts) showResume(site, res, req.path, saved)
    else showSpent(site, res, saved)
  })

  router.post('/resume/:token', async (req: Request<{ token: string }>, res: Response) => {
    const { token } = req.params
    const proved = await resumeDraft(app, { token, address: req.ip })
    if (proved.ok) beginSession(site, res, proved.value)
    else showSpent(site, res, await savedForm(app, token))
  })
  return router
}

const showSaved = (site: Site, res: Response, { email, title, goTo, expiresAt }: SavedForm): void =>
  sendPage(site, res, 'message', {
    heading: 'Your answers are saved',
    errors: [],
    paragraphs: [
      `A link that goes on with ${title} is on its way to ${email}. It works once, until ${formatPacificInstant(expiresAt)}.`,
      'If you send nothing until then, your answers are deleted.',
      'Sign out if others use this device.',
    ],
    form: { action: '/sign-out', button: 'Sign out', hidden: [] },
    links: [{ href: goTo, text: 'Go on now' }],
  })

const showResume = (site: Site, res: Response, path: string, { email, title }: SavedForm): void =>
  sendPage(site, res, 'message', {
    heading: 'Go on with your request',
    errors: [],
    paragraphs: [`You began ${title} as ${email}. Your answers are saved. The button works once.`],
    form: { action: path, button: 'Go on', hidden: [] },
    links: [],
  })

/** Whoever has the link may know which form it was for; without it, the start page leads on. */
const showSpent = (site: Site, res: Response, saved: SavedForm | undefined): void =>
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'This link no longer works',
      errors: [],
      paragraphs: [
        'Each link works once, and a newer one takes its place.',
        `Sign in with a code instead, with the same address. Answers that are not older than ${DRAFT_DAYS} days are still there.`,
      ],
      links: [{ href: `/sign-in?next=${saved?.goTo ?? '/'}`, text: 'Get a code' }],
    },
    410,
  )
