import { type RequestHandler, Router } from 'express'
import { requestorOf, seeOther, type Site } from '../site.ts'
import { requestListPage } from './requestListPage.ts'
import { requestPages } from './requestPages.ts'
import { staffPages } from './staffPages.ts'

/** What a requestor sees and steers: the own requests and the own staff, after proving the address (D9). */
export function myPages(site: Site): Router {
  const router = Router()
  router.use('/my', provedOnly)
  router.get('/my', (_req, res) => seeOther(res, '/my/requests'))
  router.use(requestListPage(site), requestPages(site), staffPages(site))
  return router
}

/** A download is asked for again from its page, so that nobody is left on the page of the code. */
const provedOnly: RequestHandler = (req, res, next) => {
  if (requestorOf(res)) return next()
  const path = `${req.baseUrl}${req.path}`.replace(/\/$/, '')
  const page = /\.(?:csv|ics)$/.test(path) ? '/my/staff' : path
  seeOther(res, `/sign-in?next=${encodeURIComponent(page).replaceAll('%2F', '/')}`)
}
