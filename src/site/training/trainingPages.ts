import { directivePath } from '../../policy/directive/citation.ts'
import { sectionThatSays } from '../../policy/directive/find.ts'
import { type Request, type Response, Router } from 'express'
import type { TrainingPage } from '../../payload-types.ts'
import { confirmTraining, trainingConfirmedAt } from '../../services/training/confirmTraining.ts'
import { isTrainingRequired } from '../../services/training/trainingCondition.ts'
import {
  pageBodies,
  previewPage,
  publishedPages,
  searchTraining,
} from '../../services/training/trainingPages.ts'
import { requestorOf, seeOther, sendPage, type Site } from '../site.ts'
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
    const pages = await publishedPages(app)
    const bodies = await pageBodies(app, pages, 1)
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
    const pages = await publishedPages(app)
    const isPreview = 'preview' in req.query
    const page = isPreview
      ? await previewPage(app, slug, headersOf(req))
      : pages.find((one) => one.slug === slug)
    if (!page) return next()
    await showPage(site, res, { page, pages, isPreview })
  })
  return router
}

async function showList(site: Site, req: Request, res: Response): Promise<void> {
  const { app } = site
  const search = String([req.query.q ?? ''].flat()[0])
    .trim()
    .slice(0, LONGEST_SEARCH)
  const pages = search ? foundPages(await searchTraining(app, search)) : listed(await publishedPages(app))
  const email = requestorOf(res)
  sendPage(site, res, 'training', {
    heading: 'Training for requestors',
    errors: [],
    search,
    found: search ? foundInWords(pages.length, search) : undefined,
    pages,
    printHref: `${trainingPath}/print`,
    confirmation: confirmationView({
      email,
      confirmedAt: email ? await trainingConfirmedAt(app, email) : undefined,
      isNew: 'confirmed' in req.query,
      isRequired: await isTrainingRequired(app),
    }),
  })
}

type Shown = { page: TrainingPage; pages: TrainingPage[]; isPreview: boolean }

async function showPage(site: Site, res: Response, { page, pages, isPreview }: Shown): Promise<void> {
  const [html = ''] = await pageBodies(site.app, [page])
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
