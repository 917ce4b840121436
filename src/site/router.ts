import cookieParser from 'cookie-parser'
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Application } from '../services/application.ts'
import { finishPages } from './form/finishPages.ts'
import { gatePages } from './form/gatePages.ts'
import { requestForms } from './form/kinds/index.ts'
import type { FormDeclaration } from './form/question.ts'
import { returnedPages } from './form/returnedPages.ts'
import { sectionPages } from './form/sectionPages.ts'
import { unprovedPages } from './form/unprovedPages.ts'
import { maintenancePages } from './maintenance/maintenancePages.ts'
import { myPages } from './my/myPages.ts'
import { ownershipPages } from './ownership/ownershipPages.ts'
import { chooseKindPages } from './pages/chooseKindPages.ts'
import { contactPages } from './pages/contactPages.ts'
import { contentPages } from './pages/contentPages.ts'
import { formsPages } from './pages/formsPages.ts'
import { credentialsPages } from './pages/credentialsPages.ts'
import { resumePages } from './pages/resumePages.ts'
import { signInPages } from './pages/signInPages.ts'
import { statusPages } from './pages/statusPages.ts'
import { forgetMistakes } from './mistakes.ts'
import { UnreadableForm } from './multipart.ts'
import { makeRenderer } from './render.ts'
import { trainingPages } from './training/trainingPages.ts'
import { knowVisitor, sameOriginOnly, sendPage, type Site } from './site.ts'

/**
 * Everything that people without an account see; every path that is not a page ends here, in a 404.
 * @param forms the kinds that are asked for one person at a time; annual maintenance is a table of its own
 */
export function siteRouter(app: Application, forms: FormDeclaration[] = oneByOne): Router {
  const site: Site = { app, render: makeRenderer() }
  const router = Router()
  router.use(sameOriginOnly, limitPosts(site), cookieParser(), forgetMistakes(site), knowVisitor(site))
  router.use(formsPages(site), contentPages(site), contactPages(site), trainingPages(site))
  router.use(signInPages(site), resumePages(site))
  router.use(statusPages(site), credentialsPages(site))
  router.use(myPages(site))
  router.use(ownershipPages(site))
  router.use(chooseKindPages(site, forms))
  for (const form of forms)
    router.use(
      gatePages(site, form),
      unprovedPages(site, form),
      sectionPages(site, form),
      finishPages(site, form),
    )
  router.use(maintenancePages(site))
  router.use(returnedPages(site))
  router.use((_req, res) => showNotFound(site, res))
  router.use(onUnreadableForm(site))
  return router
}

const oneByOne = Object.values(requestForms).filter(({ kind }) => kind !== 'annual-maintenance')

/** Forms sent from one network address in a minute; an office may share one. */
const postsPerMinute = 600

function limitPosts(site: Site): RequestHandler {
  const posts = new RateLimiterMemory({ points: postsPerMinute, duration: 60 })
  return async (req, res, next) => {
    if (req.method !== 'POST') return next()
    try {
      await posts.consume(req.ip ?? '')
      next()
    } catch {
      res.set('retry-after', '60')
      sendPage(
        site,
        res,
        'message',
        {
          heading: 'Too many forms were sent from your network',
          errors: [],
          paragraphs: ['Wait a minute, then go back and send the form again. Nothing is lost.'],
          links: [],
        },
        429,
      )
    }
  }
}

const showNotFound = (site: Site, res: Response): void =>
  sendPage(
    site,
    res,
    'message',
    {
      heading: 'Page not found',
      errors: [],
      paragraphs: ['Check the address, or go on from the start page.'],
      links: [
        { href: '/', text: 'Start page' },
        { href: '/status', text: 'Check a request' },
      ],
    },
    404,
  )

/** A form that broke off on its way: what was saved before is still there. Other faults are the server's. */
const onUnreadableForm =
  (site: Site) =>
  (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    const status = (error as { status?: number }).status
    if (!(error instanceof UnreadableForm) && !(status && status >= 400 && status < 500)) return next(error)
    sendPage(
      site,
      res,
      'message',
      {
        heading: 'The form could not be read',
        errors: [],
        paragraphs: ['Go back and send it again. A file must be smaller than 10 MB.'],
        links: [{ href: req.path, text: 'Back to the form' }],
      },
      status ?? 400,
    )
  }
