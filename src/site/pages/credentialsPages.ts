import { type Request, type Response, Router } from 'express'
import { formatPacificInstant } from '../../policy/dates.ts'
import { findCredentialsPage, openCredentialsPage } from '../../services/openCredentialsPage.ts'
import { sendPage, type Site } from '../site.ts'

/** The page with a temporary password that opens once, for the staff member (D11); GET changes nothing. */
export function credentialsPages(site: Site): Router {
  const router = Router()
  const { app } = site

  router.get('/credentials/:token', async (req, res) => {
    const page = await findCredentialsPage(app, req.params.token)
    if (!page) return showSpent(site, res)
    sendPage(site, res, 'credentials-page', {
      heading: 'Your temporary CalJOBS password',
      errors: [],
      reference: page.reference,
      expiresAt: formatPacificInstant(page.expiresAt),
      action: req.path,
    })
  })

  router.post('/credentials/:token', async (req: Request<{ token: string }>, res: Response) => {
    const opened = await openCredentialsPage(app, req.params.token, req.ip)
    if (!opened) return showSpent(site, res)
    sendPage(site, res, 'credentials-page', {
      heading: 'Your temporary CalJOBS password',
      errors: [],
      reference: opened.reference,
      expiresAt: formatPacificInstant(opened.expiresAt),
      username: opened.username,
      temporaryPassword: opened.temporaryPassword,
    })
  })
  return router
}

const showSpent = (site: Site, res: Response): void =>
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'This page can no longer be opened',
      errors: [],
      paragraphs: [
        'It opens once, within 24 hours. If you have not seen your temporary password, ask your manager, supervisor or project manager to request a password reset.',
      ],
      links: [{ href: '/contact', text: 'Ask for help' }],
    },
    410,
  )
