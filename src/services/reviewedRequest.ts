import type { PayloadRequest } from 'payload'
import { readerFor } from '../database/transaction.ts'
import type { Request } from '../payload-types.ts'
import { pacificDateOf } from '../policy/dates.ts'
import type { GrantQuestion } from '../policy/grant.ts'
import type { ReviewedRequest } from '../policy/review.ts'
import type { Departure } from '../policy/review/reviewed.ts'
import type { WhoAsks } from '../policy/review/whoAsks.ts'
import { applicationOf } from './application.ts'
import { usualPrivilegesOf } from './choices.ts'
import { grantQuestion } from './grantQuestion.ts'
import { idOf, idsOf } from './names.ts'
import { type DeactivationOf, openDeactivationsOf, type Person } from './openDeactivations.ts'
import { whoAsksIn } from './whoAsks.ts'

/** The record that a request is held against, as the checks of its review read it. */
export type RecordBehind = {
  question: GrantQuestion
  whoAsks: WhoAsks
  overseenBy: ReviewedRequest['overseenBy']
  requestorGoneOn?: string
  /** Ids of the privileges to add that are not usual for the job function (R36). */
  unusual: string[]
  /** Other open deactivations of the person, whoever sent them (D24). */
  deactivations: DeactivationOf[]
}

/** Reads the account, the settings and the requestor behind a request that the person has been found to see. */
export async function recordBehind(req: PayloadRequest, request: Request): Promise<RecordBehind> {
  const sql = readerFor(req)
  const now = applicationOf(req.payload).clock.now()
  // The checks go on to say what they said when it was decided.
  const today = pacificDateOf(request.grantedAt ? new Date(request.grantedAt) : now)
  const question = await grantQuestion(req, sql, request, today)
  const usual = await usualPrivilegesOf(sql, request.jobFunction ?? '')
  return {
    question: isCompleted(request) ? { ...question, account: asItWas(question, request) } : question,
    whoAsks: await whoAsksIn(req, request, question.account?.staffId),
    ...(await overseerOf(req, request, question.account?.staffId)),
    unusual: question.privilegesRequested.filter((id) => !usual.includes(id)),
    deactivations: await openDeactivationsOf(sql, [personOf(request, question)], request.id),
  }
}

const personOf = (request: Request, { account }: GrantQuestion): Person => ({
  email: request.staffEmail,
  staffId: account?.staffId ?? idOf(request.staff),
})

const isCompleted = ({ state }: Request) => state === 'completed'

/** The account with the dates that were on file before this request changed them (D4). */
const asItWas = ({ account }: GrantQuestion, { ispaBefore, statementBefore }: Request) =>
  account && {
    ...account,
    ispaCompletedOn: ispaBefore ?? undefined,
    statementSignedOn: statementBefore ?? undefined,
  }

async function overseerOf(
  req: PayloadRequest,
  request: Request,
  staffId: string | undefined,
): Promise<Pick<RecordBehind, 'overseenBy' | 'requestorGoneOn'>> {
  const { rows } = await readerFor(req).query(
    `select q.gone_on, s.id as staff_id, s.requestor_of_record_id as overseer_id
      from requestors q left join staff s on s.id = $2 where q.id = $1`,
    [idOf(request.requestor), staffId ?? null],
  )
  const [found] = rows as { gone_on: string | null; staff_id: string | null; overseer_id: string | null }[]
  const requestorGoneOn = found?.gone_on ?? undefined
  if (!found?.staff_id) return { overseenBy: undefined, requestorGoneOn }
  if (!found.overseer_id) return { overseenBy: 'nobody', requestorGoneOn }
  const isThis = found.overseer_id === idOf(request.requestor)
  return { overseenBy: isThis ? 'this-requestor' : 'another-requestor', requestorGoneOn }
}

/** What the view has read of a request besides. */
export type Found = {
  record: RecordBehind
  files: ReviewedRequest['files']
  openRequests: ReviewedRequest['openRequests']
  enteredBy?: string
  confirmedBy?: string
  /** Of every privilege that the request names, by id. */
  privilegeNames: Map<string, string>
}

/** The request as its checks are computed from. */
export const reviewedRequest = (
  req: PayloadRequest,
  request: Request,
  { record, files, openRequests, enteredBy, confirmedBy, privilegeNames }: Found,
): ReviewedRequest => ({
  ...record.question,
  isCompleted: isCompleted(request),
  now: applicationOf(req.payload).clock.now(),
  requestDate: request.requestDate,
  organizationType: request.organizationType,
  requestorTitle: request.requestorTitle,
  requestorEmail: request.requestorEmail,
  requestorConfirmed: request.requestorConfirmed,
  outsideDomains: request.outsideDomains,
  whoAsks: record.whoAsks,
  enteredBy,
  requestorGoneOn: record.requestorGoneOn,
  overseenBy: record.overseenBy,
  files,
  declarations: (request.declarations ?? []).map(({ code }) => code),
  jobFunction: request.jobFunction ?? '',
  unusualPrivileges: record.unusual.map((id) => ({
    id,
    name: privilegeNames.get(id) ?? 'A privilege',
    reason: reasonFor(request, id),
  })),
  privilegesBefore: idsOf(request.privilegesBefore),
  departure: departureOf(request, applicationOf(req.payload).clock.now()),
  routeReason: request.routeReason,
  routeFlagged: request.routeFlagged,
  binding: {
    by: request.bindsBy,
    confirmedBy,
    confirmText: request.confirmText ?? undefined,
  },
  deactivations: record.deactivations.map((one) => ({
    ...one,
    maySee: openRequests.some(({ reference }) => reference === one.reference),
  })),
  openRequests,
})

/** The requestor's sentence on one privilege, or nothing. */
export const reasonFor = ({ privilegeReasons }: Request, id: string): string =>
  privilegeReasons?.find(({ privilege }) => idOf(privilege) === id)?.reason ?? ''

const departureOf = (request: Request, now: Date): Departure | undefined =>
  request.lastDay
    ? {
        lastDay: request.lastDay,
        lastTime: request.lastTime ?? undefined,
        alreadySeparated: Boolean(request.alreadySeparated),
        deactivatedAt: request.deactivatedAt ? new Date(request.deactivatedAt) : undefined,
        now,
      }
    : undefined
