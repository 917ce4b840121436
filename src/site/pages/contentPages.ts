import { Router } from 'express'
import { DOCUMENT_VALID_DAYS } from '../../policy/eligibility.ts'
import { helpAddress } from '../../services/choices.ts'
import { sendPage, type Site } from '../site.ts'

/** The start page and the pages of fixed text. */
export function contentPages(site: Site): Router {
  const router = Router()
  const { app } = site

  router.get('/', async (_req, res) =>
    sendPage(site, res, 'start', {
      heading: 'Request CalJOBS system access',
      errors: [],
      startHref: '/request',
      statusHref: '/status',
      contactEmail: await helpAddress(app),
      documentsValidDays: DOCUMENT_VALID_DAYS,
    }),
  )

  const texts = [
    ['/privacy', 'privacy', 'Privacy notice'],
    ['/accessibility', 'accessibility', 'Accessibility'],
    ['/contact', 'contact', 'Contact and help'],
  ] as const
  for (const [path, template, heading] of texts)
    router.get(path, async (_req, res) =>
      sendPage(site, res, template, { heading, errors: [], contactEmail: await helpAddress(app) }),
    )
  return router
}
