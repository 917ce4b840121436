import { Router } from 'express'
import type { Site } from '../site.ts'
import { handOverPages } from './handOverPages.ts'
import { receivedPages } from './receivedPages.ts'
import { rosterPages } from './rosterPages.ts'

/** Who oversees whom: the quarterly roster and the hand-over. Behind the proved address, as all of `/my` is (D9). */
export function ownershipPages(site: Site): Router {
  const router = Router()
  router.use(rosterPages(site), handOverPages(site), receivedPages(site))
  return router
}
