import type { PayloadRequest } from 'payload'
import { activeCoordinator, isAuditor, isOperationsUnit, seesEverything } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import type { PdfDescription } from '../../policy/accessiblePdf.ts'
import type { CivilDate } from '../../policy/dates.ts'
import { actsOnRevision, type RevisionAct } from '../../policy/publishing.ts'
import type { RevisionState, StatementForm } from '../../policy/vocabulary.ts'
import { type FormArea, formAreas } from './areas.ts'

/** Of one coordinator and one current form. UTC instants. */
export type Receipt = { name: string; toldAt?: string; remindedAt?: string; at?: string }

export type FormRevision = {
  id: string
  form: StatementForm
  revision: string
  state: RevisionState
  effectiveFrom: CivilDate
  supersededOn?: CivilDate
  whatChanged: string
  /** In bytes. */
  size: number
  /** What the file says of itself; nothing of a file that was never looked at. */
  file?: PdfDescription
  /** The last day on which older signatures are accepted (D15). */
  olderRefusedAfter?: CivilDate
  publishedBy?: string
  /** UTC instant at which the signed-in person took note. */
  acknowledgedAt?: string
}

/** A current revision; who has taken note, for the Operations Unit and auditors alone (R21). */
export type CurrentRevision = FormRevision & {
  receipts?: Receipt[]
  /** Active accounts whose statement is older than the revision; for who may ask for new signatures. */
  waiting?: number
}

/** A revision that is not published, and what can be done with it. */
export type ComingRevision = FormRevision & { acts: RevisionAct[] }

export type FormsView = {
  current: CurrentRevision[]
  /** Drafts and scheduled ones, for the Operations Unit and auditors alone. */
  coming?: ComingRevision[]
  superseded: FormRevision[]
  /** The organizations whose requestors are sent the forms. */
  areas: FormArea[]
  /** Auditors read, and take note of nothing. */
  mayAcknowledge: boolean
  /** The Operations Unit alone (R21). */
  mayPublish: boolean
}

/** How many current forms the signed-in coordinator has not taken note of; none of auditors (D15). */
export async function countUnacknowledged(req: PayloadRequest): Promise<number> {
  const coordinator = activeCoordinator(req.user)
  if (!coordinator || isAuditor(req.user)) return 0
  const { rows } = await poolOf(req.payload).query<{ count: number }>(
    `select count(*)::int as count from confidentiality_forms f
      where f.state = 'current' and not exists (
        select 1 from disseminations d where d.form_id = f.id and d.coordinator_id = $1
          and d.acknowledged_at is not null)`,
    [coordinator.id],
  )
  return rows[0]?.count ?? 0
}

/** Everything about the forms that the signed-in person may see, the newest first (R15, R21, D15). */
export async function listForms(req: PayloadRequest): Promise<FormsView> {
  const all = await revisions(req)
  const current = all.filter(({ state }) => state === 'current')
  const oversight = seesEverything(req.user)
  const mayPublish = isOperationsUnit(req.user)
  const waiting = mayPublish ? await waitingFor(req) : undefined
  const receipts = oversight ? await receiptsOf(req, current) : undefined
  return {
    current: current.map((one) => ({
      ...one,
      receipts: receipts && (receipts.get(one.id) ?? []),
      waiting: waiting && (waiting.get(one.id) ?? 0),
    })),
    coming: oversight
      ? all
          .filter(({ state }) => state === 'draft' || state === 'scheduled')
          .map((one) => ({ ...one, acts: mayPublish ? actsOnRevision(one.state) : [] }))
      : undefined,
    superseded: all.filter(({ state }) => state === 'superseded'),
    areas: await formAreas(req),
    mayAcknowledge: Boolean(activeCoordinator(req.user)) && !isAuditor(req.user),
    mayPublish,
  }
}

type FormRecord = {
  id: string
  form: StatementForm
  revision: string
  state: RevisionState
  effective_from: CivilDate
  superseded_on: CivilDate | null
  what_changed: string | null
  size: number
  pages: number | null
  fillable_fields: number | null
  tagged: boolean | null
  shows_title: boolean | null
  language: string | null
  document_title: string | null
  older_refused_after: CivilDate | null
  published_by: string | null
  acknowledged_at: Date | null
}

async function revisions(req: PayloadRequest): Promise<FormRevision[]> {
  const { rows } = await poolOf(req.payload).query<FormRecord>(
    `select f.id, f.form, f.revision, f.state, f.effective_from, f.superseded_on, f.what_changed, f.size::int as size,
       f.pages::int as pages, f.fillable_fields::int as fillable_fields, f.tagged, f.shows_title, f.language, f.document_title,
       f.older_refused_after, p.name as published_by, d.acknowledged_at
     from confidentiality_forms f left join coordinators p on p.id = f.published_by_id
       left join disseminations d on d.form_id = f.id and d.coordinator_id = $1
     where f.state <> 'discarded'
     order by f.form, f.effective_from desc, f.published_at desc nulls first, f.created_at desc, f.id`,
    [activeCoordinator(req.user)?.id ?? null],
  )
  return rows.map(asRevision)
}

const asRevision = (row: FormRecord): FormRevision => ({
  id: row.id,
  form: row.form,
  revision: row.revision,
  state: row.state,
  effectiveFrom: row.effective_from,
  supersededOn: row.superseded_on ?? undefined,
  whatChanged: row.what_changed ?? '',
  size: row.size,
  file:
    row.pages === null
      ? undefined
      : {
          pages: row.pages,
          fillableFields: row.fillable_fields ?? 0,
          tagged: Boolean(row.tagged),
          showsTitle: Boolean(row.shows_title),
          language: row.language ?? undefined,
          title: row.document_title ?? undefined,
        },
  olderRefusedAfter: row.older_refused_after ?? undefined,
  publishedBy: row.published_by ?? undefined,
  acknowledgedAt: row.acknowledged_at?.toISOString(),
})

/** Active accounts whose statement was signed before the current revision took effect, by the revision. */
async function waitingFor(req: PayloadRequest): Promise<Map<string, number>> {
  const { rows } = await poolOf(req.payload).query<{ id: string; accounts: number }>(
    `select f.id, count(*)::int as accounts from confidentiality_forms f
       join staff s on s.account_state = 'active' and s.statement_form::text = f.form::text
        and s.statement_signed_on < f.effective_from
      where f.state = 'current' group by f.id`,
  )
  return new Map(rows.map(({ id, accounts }) => [id, accounts]))
}

type ReceiptRecord = {
  form_id: string
  name: string
  told: Date | null
  reminded: Date | null
  at: Date | null
}

/** Every active coordinator by form, those who still have to take note first. */
async function receiptsOf(req: PayloadRequest, forms: FormRevision[]): Promise<Map<string, Receipt[]>> {
  const { rows } = await poolOf(req.payload).query<ReceiptRecord>(
    `select f.id as form_id, c.name, d.sent_at as told, d.reminded_at as reminded, d.acknowledged_at as at
       from confidentiality_forms f cross join coordinators c
       left join disseminations d on d.form_id = f.id and d.coordinator_id = c.id
      where f.id = any($1::uuid[]) and c.active and c.kind <> 'auditor'
      order by d.acknowledged_at nulls first, c.name, c.id`,
    [forms.map(({ id }) => id)],
  )
  const found = new Map<string, Receipt[]>()
  for (const { form_id: form, name, told, reminded, at } of rows) {
    const receipt = {
      name,
      toldAt: told?.toISOString(),
      remindedAt: reminded?.toISOString(),
      at: at?.toISOString(),
    }
    found.set(form, [...(found.get(form) ?? []), receipt])
  }
  return found
}
