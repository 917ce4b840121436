import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { DatabaseLost, databaseAnswers } from '../database/lost.ts'
import { telephoneLink } from '../policy/telephone.ts'
import type { Application } from '../services/application.ts'
import { publicCopyOf } from '../services/publicCopy.ts'
import { sessionEmail } from '../services/signIn.ts'
import { readCookie } from './cookies.ts'
import type { OutageView, SiteContext, TemplatePages } from './view.ts'

type Render = <Name extends keyof TemplatePages>(
  template: Name,
  page: TemplatePages[Name],
  site: SiteContext,
) => string

/** What every page of the public site is made with. */
export type Site = { app: Application; render: Render }

/** Pages that people get also while the database is lost. */
const withoutDatabase =
  /^\/($|(forms|directive|for-staff|privacy|accessibility|contact|training)\/?$|training\/[^/]+\/?$)/

const livesWithoutDatabase = ({ method, path }: Request): boolean =>
  (method === 'GET' || method === 'HEAD') && withoutDatabase.test(path)

/**
 * Finds out once for each request whose session it is. While the database is lost, nothing is asked of it: pages that
 * live without it say so, and every other one ends here, before anything that was sent is read.
 * @throws DatabaseLost
 */
export const knowVisitor =
  ({ app }: Site): RequestHandler =>
  async (req, res, next) => {
    if (!(await databaseAnswers(app.payload))) {
      if (!livesWithoutDatabase(req)) throw new DatabaseLost('The database does not answer')
      res.locals.outage = outageNow(app)
      return next()
    }
    const token = readCookie(app, req, 'requestor')
    res.locals.requestorEmail = token ? await sessionEmail(app, token) : undefined
    next()
  }

/** Whom to call while nothing can be sent. */
export function outageNow(app: Pick<Application, 'payload'>): OutageView {
  const number = publicCopyOf(app)?.contacts.operationsTelephone
  return { telephone: number ? { number, href: telephoneLink(number) } : undefined }
}

/** There while the database is lost. */
export const outageOf = (res: Response): OutageView | undefined => res.locals.outage as OutageView | undefined

/** The proved address of the requestor, where there is a session (D9). */
export const requestorOf = (res: Response): string | undefined =>
  res.locals.requestorEmail as string | undefined

/** A page of the site. Pages are made for one person and are never kept (SE-2). */
export function sendPage<Name extends keyof TemplatePages>(
  { app, render }: Site,
  res: Response,
  template: Name,
  page: TemplatePages[Name],
  status = 200,
): void {
  const html = render(template, page, {
    signedInAs: requestorOf(res),
    outage: outageOf(res),
    path: res.req.path,
    sample: app.config.mode !== 'production',
  })
  res.status(status).type('html').set('cache-control', 'no-store').send(html)
}

/** POST, then GET (PG-5). */
export const seeOther = (res: Response, address: string): void => res.redirect(303, address)

/** Refuses a form that another site sent. */
export function sameOriginOnly(req: Request, res: Response, next: NextFunction): void {
  const fetchSite = req.get('sec-fetch-site')
  const origin = req.get('origin')
  const foreign =
    (fetchSite && fetchSite !== 'same-origin' && fetchSite !== 'none') ||
    (origin && origin !== 'null' && hostOf(origin) !== req.get('host'))
  if (req.method === 'POST' && foreign) {
    res.status(403).type('text').send('This form was sent from another site.')
    return
  }
  next()
}

const hostOf = (origin: string) => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** Only a path of this site, so that no link can lead away from it. */
export const localPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[\w\-/.]{0,200}$/.test(path) ? path : '/request'
