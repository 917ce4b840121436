import { directivePath } from '../../policy/directive/citation.ts'
import { sectionThatSays } from '../../policy/directive/find.ts'
import { DatabaseLost } from '../../database/lost.ts'
import { type Request, type Response, Router } from 'express'
import type { TrainingPage } from '../../payload-types.ts'
import { publicCopyOf } from '../../services/publicCopy.ts'
import { confirmTraining, trainingConfirmedAt } from '../../services/training/confirmTraining.ts'
import { isTrainingRequired } from '../../services/training/trainingCondition.ts'
import {
  bodiesWith,
  pageBodies,
  previewPage,
  type PublicTraining,
  readTraining,
  searchTraining,
} from '../../services/training/trainingPages.ts'
import { outageOf, requestorOf, seeOther, sendPage, type Site } from '../site.ts'
import {
  changedOn,
  confirmationView,
  foundInWords,
  foundPages,
  listed,
  neighborsOf,
  trainingPath,
} from './trainingViews.ts'

/** Longest search that is read. */
const LONGEST_SEARCH = 100

/** The training of requestors, for everybody (R48): the list with its search, each page, all of it for paper. */
export function trainingPages(site: Site): Router {
  const router = Router()
  const { app } = site

  router.get(trainingPath, (req, res) => showList(site, req, res))

  router.post(`${trainingPath}/confirm`, async (req, res) => {
    const email = requestorOf(res)
    if (!email) return seeOther(res, `/sign-in?next=${trainingPath}`)
    await confirmTraining(app, { email, address: req.ip })
    seeOther(res, `${trainingPath}?confirmed#confirm`)
  })

  router.get(`${trainingPath}/print`, async (_req, res) => {
    const { pages, files } = await shownTraining(site, res)
    const bodies = bodiesWith(files, pages, 1)
    sendPage(site, res, 'training-print', {
      heading: 'Training for requestors: all pages',
      back: trainingPath,
      errors: [],
      pages: pages.map((page, place) => ({
        id: page.slug,
        title: page.title,
        summary: page.summary,
        html: bodies[place] ?? '',
        clause: page.clause,
        clauseHref: clauseHref(page.clause),
        changedOn: changedOn(page),
      })),
    })
  })

  router.get(`${trainingPath}/:slug`, async (req, res, next) => {
    const { slug } = req.params
    const { pages, files } = await shownTraining(site, res)
    const isPreview = 'preview' in req.query
    const page = isPreview
      ? await previewPage(app, slug, headersOf(req))
      : pages.find((one) => one.slug === slug)
    if (!page) return next()
    const [html = ''] = isPreview ? await pageBodies(app, [page]) : bodiesWith(files, [page])
    showPage(site, res, { page, pages, html, isPreview })
  })
  return router
}

async function showList(site: Site, req: Request, res: Response): Promise<void> {
  const { app } = site
  const search = String([req.query.q ?? ''].flat()[0])
    .trim()
    .slice(0, LONGEST_SEARCH)
  const training = await shownTraining(site, res)
  const pages = search ? foundPages(searchTraining(training.pages, search)) : listed(training.pages)
  const email = requestorOf(res)
  sendPage(site, res, 'training', {
    heading: 'Training for requestors',
    errors: [],
    search,
    found: search ? foundInWords(pages.length, search) : undefined,
    pages,
    printHref: `${trainingPath}/print`,
    confirmation: outageOf(res)
      ? undefined
      : confirmationView({
          email,
          confirmedAt: email ? await trainingConfirmedAt(app, email) : undefined,
          isNew: 'confirmed' in req.query,
          isRequired: await isTrainingRequired(app),
        }),
  })
}

/** What is published, or while the database is lost, what was when it last answered. */
async function shownTraining({ app }: Site, res: Response): Promise<PublicTraining> {
  if (!outageOf(res)) return readTraining(app)
  const copy = publicCopyOf(app)
  if (!copy) throw new DatabaseLost('There is no copy of the training')
  return copy.training
}

type Shown = { page: TrainingPage; pages: TrainingPage[]; html: string; isPreview: boolean }

function showPage(site: Site, res: Response, { page, pages, html, isPreview }: Shown): void {
  sendPage(site, res, 'training-page', {
    heading: page.title || 'No title yet',
    back: trainingPath,
    errors: [],
    summary: page.summary ?? '',
    html,
    clause: page.clause ?? '',
    clauseHref: clauseHref(page.clause ?? ''),
    changedOn: changedOn(page),
    ...neighborsOf(pages, page.slug),
    preview: isPreview ? previewInWords(page) : undefined,
  })
}

/** Where the directive says it; the top of its page where the words are nobody's. */
const clauseHref = (clause: string): string =>
  directivePath(clause.trim() ? sectionThatSays(clause) : undefined)

const previewInWords = ({ _status }: TrainingPage): string =>
  _status === 'published'
    ? 'Preview. This is the published page: there is no newer draft.'
    : 'Preview of a draft. It is not public: only who is signed in to the panel can see it.'

function headersOf(req: Request): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(req.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  return headers
}
