import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import type { TrainingAudience } from '../../policy/vocabulary.ts'
import { inTransaction } from '../../database/transaction.ts'
import { forgetStoredFiles, removeStoredFiles } from '../../evidence/trainingFiles.ts'
import { type PictureName, pictures, type ShippedPage } from '../../training/blocks.ts'
import { bodyOf, type PictureIds } from '../../training/lexical.ts'
import { shippedDuties } from '../../training/shippedDuties.ts'
import { shippedTraining } from '../../training/shippedTraining.ts'
import type { Application } from '../application.ts'

const local = { overrideAccess: true, depth: 0 } as const

/**
 * Puts in what is missing of the training, each page published with a first version; what the Operations Unit has
 * edited stays as it is, also under another address. Safe to run at any time, by one process at a time.
 */
export async function loadTraining(app: Application): Promise<void> {
  await loadFor(app, 'requestors', shippedTraining, 0)
  await loadFor(app, 'coordinators', shippedDuties, 1000)
}

async function loadFor(
  app: Application,
  audience: TrainingAudience,
  pages: ShippedPage[],
  after: number,
): Promise<void> {
  for (const [index, page] of pages.entries())
    if (!(await isThere(app, page.slug)))
      await load(app, { ...page, audience, place: after + (index + 1) * 10 })
}

/** Under this address now, or in any version before: a page that was moved is not put in again. */
async function isThere({ payload }: Application, slug: string): Promise<boolean> {
  const { totalDocs } = await payload.count({
    collection: 'training-pages',
    where: { slug: { equals: slug } },
    overrideAccess: true,
  })
  if (totalDocs) return true
  const { totalDocs: versions } = await payload.countVersions({
    collection: 'training-pages',
    where: { 'version.slug': { equals: slug } },
    overrideAccess: true,
  })
  return versions > 0
}

/** A page and its pictures are there together or not at all; files of what failed are removed. */
type Placed = ShippedPage & { audience: TrainingAudience; place: number }

async function load(app: Application, page: Placed): Promise<void> {
  let req: PayloadRequest | undefined
  try {
    await inTransaction(app.payload, async (transaction) => {
      req = transaction.req
      const { slug, title, summary, clause, blocks, audience, place } = page
      const body = bodyOf(blocks, await putPictures(req, page))
      const data = { slug, title, summary, clause, audience, place, body, _status: 'published' as const }
      await req.payload.create({ collection: 'training-pages', data, ...local, req })
    })
    if (req) forgetStoredFiles(req)
  } catch (error) {
    if (req) await removeStoredFiles(req)
    throw error
  }
}

async function putPictures(req: PayloadRequest, { blocks }: ShippedPage): Promise<PictureIds> {
  const ids: PictureIds = {}
  for (const block of blocks)
    if (block.kind === 'picture') ids[block.name] = await putPicture(req, block.name)
  return ids
}

async function putPicture(req: PayloadRequest, name: PictureName): Promise<string> {
  const data = readFileSync(path.resolve('src/training/pictures', `${name}.png`))
  const { id } = await req.payload.create({
    collection: 'training-files',
    data: { alt: pictures[name] },
    file: { name: `${name}.png`, data, size: data.length, mimetype: 'image/png' },
    ...local,
    req,
  })
  return id
}
