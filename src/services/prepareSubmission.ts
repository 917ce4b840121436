import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { activeCoordinator } from '../access/roles.ts'
import { sqlOf } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import type { Account } from '../policy/account.ts'
import { checkRequest } from '../policy/checkRequest.ts'
import type { Claims } from '../policy/claims.ts'
import { pacificDateOf } from '../policy/dates.ts'
import { DECLARATIONS_VERSION, declarationsFor } from '../policy/declarations.ts'
import { checkDocument, documentFields, documentsOf, statementFormFor } from '../policy/eligibility.ts'
import { kindOf } from '../policy/kinds/index.ts'
import { bindingOnArrival, type Leaving } from '../policy/openDeactivation.ts'
import { isOutsideDomains } from '../policy/people.ts'
import { referenceFrom } from '../policy/reference.ts'
import { targetOf } from '../policy/targets.ts'
import type { DocumentKind, RequestKind } from '../policy/vocabulary.ts'
import { acceptClaims } from './acceptClaims.ts'
import { areTwins, filesOnFile, findAccount, ownAccounts, type OwnedAccount } from './accounts.ts'
import { applicationOf } from './application.ts'
import { usualPrivilegesOf } from './choices.ts'
import { readClaims } from './claims.ts'
import { currentRevisions } from './currentForms.ts'
import { bindingFor, lockPerson, openDeactivationsOf, type Person } from './openDeactivations.ts'
import { refuseSecondOpenRequest } from './openRequests.ts'
import { refuseIf, Refused } from './refused.ts'
import { recordRequestor } from './requestors.ts'
import { holdRoutes, routeFor } from './routeRequest.ts'
import { targetRules } from './targets.ts'
import { refuseUntrained } from './training/trainingCondition.ts'

/** Where a submission comes from; set by the service, never by a client. */
export type SubmissionContext = {
  /** Stands over the data of the create, whose fields Payload has shaped already. */
  claims?: ClaimsInput
  /** The address was proved by a one-time code (D9). */
  requestorConfirmed: boolean
  /** Network address of the requestor. */
  address?: string
  /** One submission for each key, however often it is sent (PG-7). */
  submissionKey?: string
  /** Requests that are sent in one go have one receipt, which the sender of all of them queues. */
  batchKey?: string
  /** The request that is sent again after a return for information (D2). */
  resubmitted?: Pick<Request, 'id' | 'reference'>
}

/** Claims from anywhere; `staffId` names one of the requestor's own staff, and stands over what is said of the person. */
export type ClaimsInput = Partial<Omit<Claims, 'kind'>> & { staffId?: string }

/** The fields of the request, and the files that belong to it. */
export type PreparedRequest = { fields: Partial<Request>; evidenceIds: string[] }

/**
 * Everything that a request is when it is sent: checked against the directive, dated, numbered and routed. The
 * hook calls it for each create, so no door can go round it (R22-R28, R34-R41, R46, D1-D10).
 * @throws Refused with one problem for each field
 */
export async function prepareSubmission(
  req: PayloadRequest,
  kind: RequestKind,
  input: ClaimsInput,
  context: SubmissionContext,
): Promise<PreparedRequest> {
  const now = applicationOf(req.payload).clock.now()
  const requestDate = pacificDateOf(now)
  const { claims, owned, isOwn, known, isOfRecord } = await readPerson(req, kind, input, context)
  const person = { email: claims.staffEmail, staffId: known?.account.staffId }
  await lockPerson(sqlOf(req), person)
  const sameFiles = owned
    ? await filesOnFile(
        sqlOf(req),
        owned.account.staffId,
        claims.evidence.map(({ id }) => id),
      )
    : []
  refuseIf(
    checkRequest(claims, {
      requestDate,
      account: isOwn ? owned?.account : undefined,
      usualPrivileges: await usualPrivilegesOf(sqlOf(req), claims.jobFunction),
      sameFiles: isOwn ? sameFiles : [],
      hasTwinFiles: await areTwins(
        sqlOf(req),
        claims.evidence.map(({ id }) => id),
      ),
      revisions: await currentRevisions(sqlOf(req)),
      leaving: isOfRecord ? await leavingOf(req, person, known) : undefined,
    }),
  )
  refuseUnproved(req, claims, context)
  await refuseUntrained(req, claims, { isSentAgain: Boolean(context.resubmitted) })
  await holdRoutes(sqlOf(req), [claims.organizationId], 'reading')
  const organization = await acceptClaims(req, claims, context, requestDate)
  const asCoordinator = Boolean(activeCoordinator(req.user))
  await refuseSecondOpenRequest(req, claims, context, { asCoordinator, staffId: owned?.account.staffId })
  const mayChange = context.requestorConfirmed || asCoordinator
  const requestor = await recordRequestor(req, claims, context.requestorConfirmed, mayChange, now)
  const route = await routeFor(req, organization, [claims.requestorEmail, claims.staffEmail], requestDate)
  const dueAt = targetOf({ ...claims, sentAt: now }, await targetRules(req, sqlOf(req), now))
  const fields: Partial<Request> = {
    ...claimedFields(claims),
    ...documentsOnArrival(claims, requestDate),
    ...recordOnArrival(owned?.account),
    reference: context.resubmitted?.reference ?? referenceFrom(randomBytes(8)),
    kind,
    state: 'submitted',
    submissionKey: context.submissionKey ?? null,
    batchKey: context.batchKey ?? null,
    requestDate,
    submittedAt: now.toISOString(),
    changedAt: now.toISOString(),
    dueAt: dueAt.toISOString(),
    ...bindingOf(kind, {
      isOfRecord: isOfRecord && context.requestorConfirmed,
      byCoordinator: asCoordinator,
    }),
    escalatedTo: null,
    escalatedAt: null,
    address: context.address ?? null,
    requestor,
    requestorConfirmed: context.requestorConfirmed,
    outsideDomains: isOutsideDomains(claims.requestorEmail, organization.emailDomains ?? []),
    declarations: declarationsFor(kindOf(kind), claims).map(({ code, text }) => ({
      code,
      text,
      version: DECLARATIONS_VERSION,
      givenAt: now.toISOString(),
    })),
    routeLevel: route.level,
    routeReason: route.reason,
    routeFlagged: route.flagged,
    routedTo: route.coordinatorIds,
  }
  return { fields, evidenceIds: claims.evidence.map(({ id }) => id) }
}

type Read = {
  claims: Claims
  /** The account that the request is about; none where it asks for a new one. */
  owned?: OwnedAccount
  /** The sender has proved to be its requestor of record, and may be told of it. */
  isOwn: boolean
  /** The account of the person, also where a new one is asked for. */
  known?: OwnedAccount
  /** It is asked in the name of its requestor of record, by them or by a coordinator (D24). */
  isOfRecord: boolean
}

/** The claims, with the account that they are about: one of the requestor's own, or found by address or username. */
async function readPerson(
  req: PayloadRequest,
  kind: RequestKind,
  input: ClaimsInput,
  { requestorConfirmed }: SubmissionContext,
): Promise<Read> {
  const sql = sqlOf(req)
  const { staffId, ...said } = input
  const chosen = staffId && requestorConfirmed ? await ownAccount(req, input, staffId) : undefined
  const read = readClaims(kind, { ...said, ...(chosen ? personOf(chosen) : {}) })
  if (!read.ok) throw new Refused(read.problems)
  const claims = read.value
  const isNew = kindOf(kind).concerns === 'new-person'
  const known = await findAccount(sql, {
    email: claims.staffEmail,
    username: isNew ? undefined : claims.username,
  })
  const isProved = requestorConfirmed || Boolean(activeCoordinator(req.user))
  const own = known && isProved ? await ownAccounts(sql, claims.requestorEmail, ownOf(known)) : []
  const isOfRecord = own.length > 0
  if (isNew) return { claims, isOwn: false, known, isOfRecord }
  return {
    claims: withRecord(claims, known),
    owned: known,
    isOwn: isOfRecord && requestorConfirmed,
    known,
    isOfRecord,
  }
}

/** The open deactivation that binds for the person, as the checks of a request want it (D24). */
async function leavingOf(
  req: PayloadRequest,
  person: Person,
  known: OwnedAccount | undefined,
): Promise<Leaving | undefined> {
  const deactivation = bindingFor(await openDeactivationsOf(sqlOf(req), [person]), person)
  return deactivation && { deactivation, dueOn: known?.account.dueOn }
}

/** Whoever confirmed what was sent before has not confirmed what is sent now. */
const bindingOf = (
  kind: RequestKind,
  sent: { isOfRecord: boolean; byCoordinator: boolean },
): Partial<Request> => ({
  bindsBy: bindingOnArrival({ kind, ...sent }),
  confirmedBy: null,
  confirmedAt: null,
  confirmText: null,
})

/** A kind without documents does not ask whether the person is EDD's: the record knows. */
const withRecord = (claims: Claims, owned: OwnedAccount | undefined): Claims =>
  owned && kindOf(claims.kind).documents === 'none'
    ? { ...claims, isEddEmployee: owned.account.isEddEmployee }
    : claims

const ownOf = ({ account }: OwnedAccount) => ({ staffId: account.staffId, activeOnly: false })

/** Somebody else's staff and nobody's get one answer. */
async function ownAccount(req: PayloadRequest, input: ClaimsInput, staffId: string): Promise<Account> {
  const isId = /^[0-9a-f-]{36}$/i.test(staffId)
  const [account] = isId ? await ownAccounts(sqlOf(req), input.requestorEmail ?? '', { staffId }) : []
  if (account) return account
  throw new Refused([
    {
      code: 'staff-not-yours',
      field: 'staffId',
      message: 'Select one of your staff with an active account',
      clause: 'R13',
    },
  ])
}

/** What is on record of a person stands over what is said. */
export const personOf = (account: Account) => ({
  staffGivenName: account.givenName,
  staffFamilyName: account.familyName,
  staffEmail: account.email,
  staffPhone: account.phone,
  isEddEmployee: account.isEddEmployee,
  username: account.username,
  organizationType: account.organizationType,
  organizationId: account.organizationId,
})

/** Only a deactivation is taken from an address that nobody proved, and never a file (D9). */
function refuseUnproved(
  req: PayloadRequest,
  claims: Claims,
  { requestorConfirmed }: SubmissionContext,
): void {
  if (requestorConfirmed || activeCoordinator(req.user)) return
  if (kindOf(claims.kind).acceptsUnproved && !claims.evidence.length) return
  throw new Refused([
    {
      code: 'address-not-proved',
      field: 'requestorEmail',
      message: 'Confirm your email address before you send this request',
      clause: 'D9',
    },
  ])
}

const claimedFields = (claims: Claims): Partial<Request> => ({
  organization: claims.organizationId,
  organizationType: claims.organizationType,
  requestorName: claims.requestorName,
  requestorTitle: claims.requestorTitle,
  requestorPhone: claims.requestorPhone,
  requestorEmail: claims.requestorEmail,
  staffGivenName: claims.staffGivenName,
  staffFamilyName: claims.staffFamilyName,
  staffEmail: claims.staffEmail,
  staffPhone: claims.staffPhone,
  isEddEmployee: claims.isEddEmployee,
  username: claims.username || null,
  jobFunction: claims.jobFunction,
  privilegesRequested: claims.privilegesRequested,
  privilegesToRemove: claims.privilegesToRemove,
  privilegeReasons: claims.privilegeReasons.filter(({ reason }) => reason),
  businessNeed: claims.businessNeed,
  resetReason: claims.resetReason,
  lastDay: claims.lastDay || null,
  lastTime: claims.lastTime || null,
  deactivationReason: claims.deactivationReason || null,
  alreadySeparated: claims.alreadySeparated,
  caseloadTo: claims.caseloadTo,
  ispaCompletedOn: claims.ispaCompletedOn || null,
  statementSignedOn: claims.statementSignedOn || null,
})

/** Both ages as computed at submission (R26), of the documents that come along. */
function documentsOnArrival(claims: Claims, requestDate: string): Partial<Request> {
  const documents = documentsOf(kindOf(claims.kind).documents, claims)
  const ageOf = (document: DocumentKind) =>
    documents.includes(document)
      ? checkDocument(document, claims[documentFields[document].date], requestDate).ageInDays
      : null
  return {
    statementForm: documents.length ? statementFormFor(claims.isEddEmployee) : null,
    ispaAgeDays: ageOf('ispa-training'),
    statementAgeDays: ageOf('confidentiality-statement'),
  }
}

/** The account as it stood on record when the request came (R37, D4). */
const recordOnArrival = (account: Account | undefined): Partial<Request> => ({
  staff: account?.staffId ?? null,
  privilegesBefore: account?.privileges ?? [],
  ispaBefore: account?.ispaCompletedOn ?? null,
  statementBefore: account?.statementSignedOn ?? null,
})
