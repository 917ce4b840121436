import { Router } from 'express'
import { accessiblePdfStatement } from '../../policy/accessiblePdf.ts'
import { formatCivilDate } from '../../policy/dates.ts'
import { statementFormLabels } from '../../policy/vocabulary.ts'
import { type CurrentForm, currentFormsOrCopy } from '../../services/currentForms.ts'
import { formatSize } from '../form/fieldViews.ts'
import { sendPage, type Site } from '../site.ts'
import type { FormsView } from '../view.ts'

const whoSigns = {
  'de-7410': 'EDD employees sign it',
  'e-1': 'Everybody who is not an EDD employee signs it',
} as const

/** `/forms`: the current confidentiality forms, also while the database is lost (R15, D15). */
export function formsPages(site: Site): Router {
  const router = Router()
  router.get('/forms', async (_req, res) => {
    const { forms, isCopy } = await currentFormsOrCopy(site.app)
    sendPage(site, res, 'forms', {
      heading: 'Confidentiality forms',
      errors: [],
      forms: forms.map(formView),
      isCopy,
    })
  })
  return router
}

const formView = (one: CurrentForm): FormsView['forms'][number] => ({
  name: statementFormLabels[one.form],
  who: whoSigns[one.form],
  revision: one.revision,
  postedOn: formatCivilDate(one.effectiveFrom),
  size: [
    ...(one.pages ? [`${one.pages} ${one.pages === 1 ? 'page' : 'pages'}`] : []),
    formatSize(one.size),
  ].join(', '),
  href: `/forms/${one.form}`,
  whatChanged: one.whatChanged,
  accessible: accessibleWords(one),
  olderRefusedAfter: one.olderRefusedAfter ? formatCivilDate(one.olderRefusedAfter) : undefined,
})

const accessibleWords = ({
  pages,
  fillableFields,
  tagged,
  showsTitle,
  language,
  documentTitle,
}: CurrentForm): string[] =>
  pages
    ? accessiblePdfStatement({
        pages,
        fillableFields: fillableFields ?? 0,
        tagged: Boolean(tagged),
        showsTitle: Boolean(showsTitle),
        language: language ?? undefined,
        title: documentTitle ?? undefined,
      }).map(({ text }) => text)
    : []
