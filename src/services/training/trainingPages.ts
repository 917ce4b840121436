import type { Where } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import type { TrainingFile, TrainingPage } from '../../payload-types.ts'
import { bodyHtml, filesIn, type ShownFile } from '../../training/html.ts'
import type { Body } from '../../training/lexical.ts'
import { searchPages } from '../../training/search.ts'
import type { TrainingAudience } from '../../policy/vocabulary.ts'
import type { Application } from '../application.ts'

/** Where a training file is served to everybody. */
export const trainingFileAddress = (filename: string): string =>
  `/training/files/${encodeURIComponent(filename)}`

const order = ['place', 'title']

/** The published pages for an audience in their order (R16, R48); drafts are not among them. */
export async function publishedPages(
  { payload }: Application,
  audience: TrainingAudience = 'requestors',
): Promise<TrainingPage[]> {
  const { docs } = await payload.find({
    collection: 'training-pages',
    where: { _status: { equals: 'published' }, ...isFor(audience) },
    sort: order,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return docs
}

/** A page that says nothing of it is for requestors. */
const isFor = (audience: TrainingAudience): Where =>
  audience === 'coordinators'
    ? { audience: { equals: audience } }
    : { or: [{ audience: { equals: audience } }, { audience: { exists: false } }] }

/** The training of requestors as it is published, with the files that its pages name. */
export type PublicTraining = { pages: TrainingPage[]; files: Map<string, ShownFile> }

export async function readTraining(app: Application): Promise<PublicTraining> {
  const pages = await publishedPages(app)
  return { pages, files: await filesOfPages(app, pages) }
}

/** The pages that hold every word of a search, with the passage that does. */
export const searchTraining = (pages: TrainingPage[], typed: string) => searchPages(pages, typed)

/** The latest version of a page, published or not, for who is signed in to the panel; nothing for anybody else. */
export async function previewPage(
  { payload }: Application,
  slug: string,
  headers: Headers,
): Promise<TrainingPage | undefined> {
  const { user } = await payload.auth({ headers })
  const coordinator = activeCoordinator(user)
  if (!coordinator) return undefined
  const { docs } = await payload.find({
    collection: 'training-pages',
    where: { slug: { equals: slug } },
    draft: true,
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user: { ...coordinator, collection: 'coordinators' },
  })
  return docs[0]
}

/**
 * The bodies of pages as HTML of our own making, with the files that they name.
 * @param sink how many levels headings sink below h2
 */
export async function pageBodies(app: Application, pages: TrainingPage[], sink = 0): Promise<string[]> {
  return bodiesWith(await filesOfPages(app, pages), pages, sink)
}

/** The same with files that were read before. */
export const bodiesWith = (files: Map<string, ShownFile>, pages: TrainingPage[], sink = 0): string[] =>
  pages.map((page) => {
    const body = bodyOf(page)
    return body ? bodyHtml(body, { files, sink }) : ''
  })

/** A draft may have none yet. */
const bodyOf = ({ body }: TrainingPage) => body as Body | undefined

const filesOfPages = (app: Application, pages: TrainingPage[]): Promise<Map<string, ShownFile>> =>
  filesOf(
    app,
    pages.flatMap((page) => {
      const body = bodyOf(page)
      return body ? filesIn(body) : []
    }),
  )

async function filesOf({ payload }: Application, ids: string[]): Promise<Map<string, ShownFile>> {
  if (!ids.length) return new Map()
  const where: Where = { id: { in: [...new Set(ids)] } }
  const { docs } = await payload.find({
    collection: 'training-files',
    where,
    pagination: false,
    depth: 0,
    overrideAccess: true,
  })
  return new Map(docs.map((file) => [file.id, shown(file)]))
}

const shown = ({ filename, alt, mimeType, width, height }: TrainingFile): ShownFile => ({
  address: trainingFileAddress(filename ?? ''),
  name: filename ?? '',
  alt,
  mimeType: mimeType ?? '',
  width: width ?? undefined,
  height: height ?? undefined,
})
