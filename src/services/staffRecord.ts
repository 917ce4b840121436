import type { PayloadRequest } from 'payload'
import { poolOf } from '../database/connection.ts'
import { isRecordId } from '../database/recordId.ts'
import type { Staff } from '../payload-types.ts'
import { type CivilDate, pacificDateOf } from '../policy/dates.ts'
import { type PublishedRevision, signedOnInWords } from '../policy/signedRevision.ts'
import { isGone } from '../policy/roster.ts'
import { applicationOf } from './application.ts'
import { idOf, namesOf } from './names.ts'
import { type StaffTimeline, timelineOf } from './staffTimeline.ts'
import { within } from './within.ts'

export type StaffRecord = {
  staff: Staff
  organization: { id: string; name: string }
  requestor?: { name: string; email: string; goneOn?: CivilDate; isGone: boolean }
  /** By name. */
  privileges: string[]
  /** The revision that the statement on record was signed on, and whether it was current then, in words (D15). */
  statementRevision?: string
  timeline: StaffTimeline
  /** Pacific day that ages are counted to. */
  today: CivilDate
}

/** Everything about one account, where the signed-in person may see it; else nothing (R8, R18). */
export async function readStaffRecord(req: PayloadRequest, id: string): Promise<StaffRecord | undefined> {
  const staff = isRecordId(id)
    ? await req.payload.findByID({ collection: 'staff', id, ...within(req) })
    : undefined
  if (!staff) return undefined
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const organizationId = idOf(staff.organization) ?? ''
  const requestorOfRecordId = idOf(staff.requestorOfRecord)
  const [organizations, privileges, requestor, statementRevision, timeline] = await Promise.all([
    namesOf(req, 'organizations', [staff.organization]),
    namesOf(req, 'privileges', staff.privileges ?? []),
    requestorOf(req, requestorOfRecordId, today),
    revisionOf(req, staff),
    timelineOf(req, {
      id: staff.id,
      email: staff.email,
      requestorOfRecordId,
      deactivatedAt: staff.deactivatedAt ?? undefined,
    }),
  ])
  return {
    staff,
    organization: { id: organizationId, name: organizations.get(organizationId) ?? '' },
    requestor,
    privileges: [...privileges.values()].sort(),
    statementRevision,
    timeline,
    today,
  }
}

/** Told to whoever may see the account, also where the requestor is of another organization. */
async function requestorOf(
  req: PayloadRequest,
  id: string | undefined,
  today: CivilDate,
): Promise<StaffRecord['requestor']> {
  const { rows } = await poolOf(req.payload).query<{ name: string; email: string; gone_on: string | null }>(
    'select name, email, gone_on from requestors where id = $1',
    [id ?? null],
  )
  const goneOn = rows[0]?.gone_on ?? undefined
  return rows[0] && { name: rows[0].name, email: rows[0].email, goneOn, isGone: isGone({ goneOn }, today) }
}

async function revisionOf(
  req: PayloadRequest,
  { id, statementSignedOn }: Staff,
): Promise<string | undefined> {
  const { rows } = await poolOf(req.payload).query<PublishedRevision & { supersededOn: string | null }>(
    `select f.id, f.form, f.revision, f.effective_from as "effectiveFrom", f.superseded_on as "supersededOn"
       from attestations a join confidentiality_forms f on f.id = a.form_revision_id
      where a.staff_id = $1 and a.document = 'confidentiality-statement' and a.completed_on = $2
      order by a.verified_at desc limit 1`,
    [id, statementSignedOn ?? null],
  )
  const [revision] = rows
  return revision && statementSignedOn
    ? signedOnInWords({ ...revision, supersededOn: revision.supersededOn ?? undefined }, statementSignedOn)
    : undefined
}
