import { poolOf, type SqlExecutor } from '../database/connection.ts'
import { recallForms, rememberForms } from '../evidence/formsCopy.ts'
import type { CivilDate } from '../policy/dates.ts'
import type { Revision } from '../policy/revisions.ts'
import type { PublishedRevision } from '../policy/signedRevision.ts'
import type { Application } from './application.ts'

/** The current revision of each form (D15); `size` in bytes. */
export type CurrentForm = Revision & {
  id: string
  size: number
  whatChanged: string
  fileName: string
  storageName: string
  sha256: string
  /** As the file says of itself; nothing where it was never looked at. */
  pages?: number | null
  fillableFields?: number | null
  tagged?: boolean | null
  showsTitle?: boolean | null
  language?: string | null
  documentTitle?: string | null
}

export const currentForms = (app: Application): Promise<CurrentForm[]> =>
  currentRevisions(poolOf(app.payload))

export async function currentRevisions(sql: SqlExecutor): Promise<CurrentForm[]> {
  const { rows } = await sql.query(
    `select id, form, revision, effective_from as "effectiveFrom", older_refused_after as "olderRefusedAfter",
       coalesce(what_changed, '') as "whatChanged", file_name as "fileName", storage_name as "storageName", sha256,
       size::int as size, pages::int as pages, fillable_fields::int as "fillableFields", tagged, shows_title as "showsTitle", language,
       document_title as "documentTitle"
     from confidentiality_forms where state = 'current' order by form`,
  )
  return rows as CurrentForm[]
}

/** Every revision that was ever current, and when (D15). */
export async function publishedRevisions(sql: SqlExecutor): Promise<PublishedRevision[]> {
  const { rows } = await sql.query(
    `select id, form, revision, effective_from as "effectiveFrom", superseded_on as "supersededOn"
       from confidentiality_forms where state in ('current', 'superseded') order by form, effective_from`,
  )
  return (rows as (PublishedRevision & { supersededOn: CivilDate | null })[]).map((one) => ({
    ...one,
    supersededOn: one.supersededOn ?? undefined,
  }))
}

/**
 * The current forms as the database says now; while it cannot be asked, as it said last: forms are needed then, too.
 * The file of a form is on the disk in either case.
 */
export async function currentFormsOrCopy(
  app: Application,
): Promise<{ forms: CurrentForm[]; isCopy: boolean }> {
  let forms: CurrentForm[]
  try {
    forms = await currentForms(app)
  } catch (error) {
    app.payload.logger.error({ err: error, msg: 'The current forms are given out from the local copy' })
    return { forms: await recallForms(app.config), isCopy: true }
  }
  await rememberForms(app.config, forms).catch((error: unknown) =>
    app.payload.logger.error({ err: error, msg: 'The local copy of the current forms could not be written' }),
  )
  return { forms, isCopy: false }
}
