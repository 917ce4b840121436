import { Router } from 'express'
import { formatCivilDate } from '../../policy/dates.ts'
import { DOCUMENT_VALID_DAYS } from '../../policy/eligibility.ts'
import { statementFormLabels } from '../../policy/vocabulary.ts'
import { helpAddress } from '../../services/choices.ts'
import { currentForms } from '../../services/currentForms.ts'
import { formatSize } from '../form/fieldViews.ts'
import { sendPage, type Site } from '../site.ts'

const whoSigns = {
  'de-7410': 'EDD employees sign it',
  'e-1': 'Everybody who is not an EDD employee signs it',
} as const

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

  router.get('/forms', async (_req, res) => {
    const forms = await currentForms(app)
    sendPage(site, res, 'forms', {
      heading: 'Confidentiality forms',
      errors: [],
      forms: forms.map(({ form, revision, effectiveFrom, size }) => ({
        name: statementFormLabels[form],
        who: whoSigns[form],
        revision,
        postedOn: formatCivilDate(effectiveFrom),
        size: formatSize(size),
        href: `/forms/${form}`,
      })),
    })
  })

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
