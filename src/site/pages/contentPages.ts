import { type Response, Router } from 'express'
import { DatabaseLost } from '../../database/lost.ts'
import { TEMPORARY_PASSWORD_HOURS } from '../../policy/credentials.ts'
import { formatCivilDate } from '../../policy/dates.ts'
import { directive } from '../../policy/directive/citation.ts'
import { sections } from '../../policy/directive/sections.ts'
import { DOCUMENT_VALID_DAYS } from '../../policy/eligibility.ts'
import { missingOfOfficial, type PublicContacts } from '../../policy/publicNotices.ts'
import { publicContacts } from '../../services/publicContacts.ts'
import { publicCopyOf } from '../../services/publicCopy.ts'
import { outageOf, sendPage, type Site } from '../site.ts'
import { informationGroups, submissionInWords } from './informationItems.ts'

/** The start page and the pages of fixed text. */
export function contentPages(site: Site): Router {
  const router = Router()
  router.get('/', (_req, res) =>
    sendPage(site, res, 'start', {
      heading: 'Request CalJOBS system access',
      errors: [],
      startHref: '/request',
      statusHref: '/status',
      documentsValidDays: DOCUMENT_VALID_DAYS,
    }),
  )

  router.get('/for-staff', (_req, res) =>
    sendPage(site, res, 'for-staff', {
      heading: 'What the directive asks of staff',
      errors: [],
      documentsValidDays: DOCUMENT_VALID_DAYS,
      temporaryPasswordHours: TEMPORARY_PASSWORD_HOURS,
    }),
  )

  router.get('/directive', (_req, res) =>
    sendPage(site, res, 'directive', {
      heading: `The ${directive.title} directive`,
      errors: [],
      number: directive.number,
      effectiveOn: formatCivilDate(directive.effectiveOn),
      supersedes: directive.supersedes.map(
        ({ number, title, datedOn }) => `${title} (${number}) of ${formatCivilDate(datedOn)}`,
      ),
      sections,
    }),
  )

  router.get('/privacy', async (_req, res) => {
    const { official, accessibilityEmail } = await shownContacts(site, res)
    sendPage(site, res, 'privacy', {
      heading: 'Conditions and privacy',
      errors: [],
      official: { ...official, missing: missingOfOfficial(official) },
      accessibilityEmail,
      information,
    })
  })

  router.get('/accessibility', async (_req, res) => {
    const { accessibilityEmail } = await shownContacts(site, res)
    sendPage(site, res, 'accessibility', { heading: 'Accessibility', errors: [], accessibilityEmail })
  })
  return router
}

/** Whom the pages name, or while the database is lost, whom they named when it last answered. */
async function shownContacts({ app }: Site, res: Response): Promise<PublicContacts> {
  if (!outageOf(res)) return publicContacts(app)
  const copy = publicCopyOf(app)
  if (!copy) throw new DatabaseLost('There is no copy of the contacts')
  return copy.contacts
}

const information = informationGroups.map(({ heading, items }) => ({
  heading,
  items: items.map((one) => ({ item: one.item, submission: submissionInWords(one) })),
}))
