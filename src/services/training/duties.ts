import type { PayloadRequest } from 'payload'
import { formatCivilDate, pacificDateOf } from '../../policy/dates.ts'
import { applicationOf } from '../application.ts'
import { pageBodies, publishedPages } from './trainingPages.ts'

/** One duty of coordinators, as the panel shows it. */
export type Duty = {
  slug: string
  title: string
  summary: string
  /** Made of the body by the service: safe to be written as it is. */
  html: string
  clause: string
  changedOn: string
}

/** What coordinators do, page by page, as the Operations Unit has it now (R16). */
export async function readDuties(req: PayloadRequest): Promise<Duty[]> {
  const app = applicationOf(req.payload)
  const pages = await publishedPages(app, 'coordinators')
  const bodies = await pageBodies(app, pages, 1)
  return pages.map(({ slug, title, summary, clause, updatedAt }, place) => ({
    slug,
    title,
    summary,
    html: bodies[place] ?? '',
    clause,
    changedOn: formatCivilDate(pacificDateOf(new Date(updatedAt))),
  }))
}
