import { randomUUID } from 'node:crypto'
import { queueMessage } from '../mail/outbox.ts'
import type { Request, Staff } from '../payload-types.ts'
import { checkCredentials, credentialsExpireAt } from '../policy/credentials.ts'
import { fullName } from '../policy/people.ts'
import type { Result } from '../policy/problem.ts'
import { dueOn } from '../policy/eligibility.ts'
import { seal } from '../sealing/sealing.ts'
import { type Act, actOnRequest } from './actOnRequest.ts'
import type { Application } from './application.ts'
import { contactOf } from './contacts.ts'
import type { By } from './decideRequest.ts'
import { hashOf, newToken } from './oneTimeTokens.ts'
import { refuseIf, Refused } from './refused.ts'

/** What the coordinator enters after the account work in CalJOBS. */
export type AccountWork = {
  username: string
  /** Goes sealed into the outbox, and nowhere else (D11). */
  temporaryPassword: string
}

/**
 * Records that a granted account was created in CalJOBS: staff record, attestations and the credentials notice
 * in one transaction (R29-R33, D11).
 */
export const recordAccount = (app: Application, by: By, work: AccountWork): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'record-account',
    data: work,
    change: async (act) => {
      const username = work.username.trim()
      refuseIf(checkCredentials({ username, temporaryPassword: work.temporaryPassword }))
      const staff = await recordStaff(act, username)
      await recordAttestations(act, staff.id)
      const expiresAt = credentialsExpireAt(act.now)
      await queueCredentials(app, act, { ...work, username }, expiresAt)
      const at = act.now.toISOString()
      return {
        staff: staff.id,
        username,
        processedBy: act.coordinator.id,
        processedAt: at,
        completedAt: at,
        credentialsIssuedAt: at,
        credentialsExpireAt: expiresAt.toISOString(),
      }
    },
  })

/** One staff record for each mail address; a username belongs to one person alone. */
async function recordStaff({ request, req, sql }: Act, username: string): Promise<Staff> {
  const { rows } = await sql.query('select 1 from staff where username = $1 and email <> $2', [
    username,
    request.staffEmail,
  ])
  if (rows.length)
    throw new Refused([
      {
        code: 'username-taken',
        field: 'username',
        message: 'Enter another username: this one belongs to another staff member',
        clause: 'R29',
      },
    ])
  const known = await req.payload.find({
    collection: 'staff',
    where: { email: { equals: request.staffEmail } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const data = { ...staffFields(request), username }
  const options = { collection: 'staff', depth: 0, overrideAccess: true, req } as const
  const first = known.docs[0]
  return first
    ? req.payload.update({ ...options, id: first.id, data })
    : req.payload.create({ ...options, data })
}

const staffFields = (request: Request) => ({
  givenName: request.staffGivenName,
  familyName: request.staffFamilyName,
  email: request.staffEmail,
  phone: request.staffPhone,
  isEddEmployee: Boolean(request.isEddEmployee),
  organization: request.organization,
  requestorOfRecord: request.requestor,
  jobFunction: request.jobFunction,
  accountState: 'active' as const,
  privileges: request.privilegesGranted,
  ispaCompletedOn: request.ispaCompletedOn,
  statementSignedOn: request.statementSignedOn,
  statementForm: request.statementForm,
  dueOn: dueOn(request.ispaCompletedOn ?? '', request.statementSignedOn ?? ''),
})

/** Both documents as they were accepted, with the revision of the form that is current (R6, R9-R12, D15). */
async function recordAttestations({ request, req, sql, now }: Act, staff: string): Promise<void> {
  const { rows: files } = await sql.query(
    'select id, document from evidence where request_id = $1 and replaced_at is null',
    [request.id],
  )
  const { rows: forms } = await sql.query(
    "select id from confidentiality_forms where form = $1 and state = 'current'",
    [request.statementForm],
  )
  const common = {
    staff,
    request: request.id,
    verifiedBy: request.reviewedBy ?? '',
    verifiedAt: request.reviewedAt ?? now.toISOString(),
  }
  const fileOf = (document: string) =>
    (files.find((file) => file.document === document)?.id as string | undefined) ?? null
  const documents = [
    {
      document: 'ispa-training' as const,
      completedOn: request.ispaCompletedOn ?? '',
      dateSeenOn: request.ispaSeenOn,
      evidence: fileOf('ispa-training'),
    },
    {
      document: 'confidentiality-statement' as const,
      completedOn: request.statementSignedOn ?? '',
      dateSeenOn: request.statementSeenOn,
      evidence: fileOf('confidentiality-statement'),
      form: request.statementForm,
      formRevision: (forms[0]?.id as string | undefined) ?? null,
    },
  ]
  for (const one of documents)
    await req.payload.create({
      collection: 'attestations',
      data: { ...common, ...one },
      depth: 0,
      overrideAccess: true,
      req,
    })
}

/** To the staff member, Cc the requestor; by the setting, the password stands on a page that opens once (D11). */
async function queueCredentials(
  app: Application,
  { request, req, sql, now }: Act,
  work: AccountWork,
  expiresAt: Date,
): Promise<void> {
  const settings = await req.payload.findGlobal({ slug: 'settings', overrideAccess: true, depth: 0, req })
  const byPage = settings.credentialsDelivery === 'one-time-page'
  const staffName = fullName(request.staffGivenName, request.staffFamilyName)
  const contact = await contactOf(req, request)
  const common = { requestId: request.id, replyTo: contact }
  await queueMessage(
    sql,
    app.config.keys,
    {
      ...common,
      key: `${request.id}:account-credentials`,
      to: request.staffEmail,
      cc: request.requestorEmail,
      notice: {
        key: 'account-credentials',
        reference: request.reference,
        kind: request.kind,
        staffName,
        username: work.username,
        issuedAt: now,
        expiresAt,
        passwordBy: byPage ? 'page' : 'notice',
        contact,
      },
      ...(byPage
        ? {}
        : { secret: { values: { 'temporary-password': work.temporaryPassword }, until: expiresAt } }),
    },
    now,
  )
  if (!byPage) return
  const link = await makeCredentialsPage(app, sql, request, work.temporaryPassword, expiresAt)
  await queueMessage(
    sql,
    app.config.keys,
    {
      ...common,
      key: `${request.id}:account-credentials-link`,
      to: request.staffEmail,
      notice: { key: 'account-credentials-link', reference: request.reference, staffName, expiresAt },
      secret: { values: { 'credentials-link': link }, until: expiresAt },
    },
    now,
  )
}

/** @returns the address of the page; it opens once, and the database knows only a hash of it */
async function makeCredentialsPage(
  app: Application,
  sql: Act['sql'],
  request: Request,
  temporaryPassword: string,
  expiresAt: Date,
): Promise<string> {
  const id = randomUUID()
  const token = newToken()
  const { keyId, sealed } = seal(app.config.keys, Buffer.from(temporaryPassword), `credentials-page:${id}`)
  await sql.query(
    `insert into credential_pages (id, token_hash, request_id, secret, secret_key_id, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, hashOf(token), request.id, sealed, keyId, expiresAt],
  )
  return `${app.config.publicUrl}/credentials/${token}`
}
