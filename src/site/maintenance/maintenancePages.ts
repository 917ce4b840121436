import { Router } from 'express'
import type { Site } from '../site.ts'
import { addPersonPage } from './addPersonPage.ts'
import { checkPage } from './checkPage.ts'
import { gatePages } from './gatePages.ts'
import { requestorPage } from './requestorPage.ts'
import { sentPage } from './sentPage.ts'
import { tablePage } from './tablePage.ts'

/**
 * Annual maintenance of one or many staff in one go: a table with one row a person, of which each becomes a request
 * of its own (R46, R47, D4).
 */
export function maintenancePages(site: Site): Router {
  const router = Router()
  router.use(gatePages(site), requestorPage(site), tablePage(site), addPersonPage(site))
  router.use(checkPage(site), sentPage(site))
  return router
}
