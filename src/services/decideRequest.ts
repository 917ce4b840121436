import type { PayloadRequest, TypedUser } from 'payload'
import type { DenialReason, Request } from '../payload-types.ts'
import type { CivilDate } from '../policy/dates.ts'
import { checkDenial, checkDenialCode } from '../policy/decision.ts'
import { toldOf } from '../policy/denialReasons.ts'
import { checkGrant, type GrantQuestion } from '../policy/grant.ts'
import { kindOf } from '../policy/kinds/index.ts'
import type { Result } from '../policy/problem.ts'
import type { CheckLine } from '../policy/review.ts'
import { checkReason, grantNeedsReason } from '../policy/review/doubts.ts'
import { revisionDoubts } from '../policy/review/revision.ts'
import { checkReturn, readReturnParts } from '../policy/returnParts.ts'
import { type Act, actOnRequest } from './actOnRequest.ts'
import type { Application } from './application.ts'
import { checksOfRequest } from './checksOfRequest.ts'
import { partInWords } from './grantQuestion.ts'
import { refuseIf, Refused } from './refused.ts'
import { queueDeniedNotice, queueGrantedNotice, queueReturnedNotice } from './requestNotices.ts'

/** Which request, and who acts on it from where. */
export type By = { requestId: string; user: TypedUser; address?: string }

/** Takes a request on, so that others see who reviews it. */
export const claimRequest = (app: Application, by: By): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'claim',
    data: {},
    change: ({ coordinator, now }) => ({ claimedBy: coordinator.id, claimedAt: now.toISOString() }),
  })

/** Gives a claimed request back. */
export const releaseRequest = (app: Application, by: By): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'release',
    data: {},
    change: () => ({ claimedBy: null, claimedAt: null }),
  })

export type Grant = {
  /** Dates read on the documents of non-EDD staff. */
  ispaSeenOn?: CivilDate
  statementSeenOn?: CivilDate
  /** Id of the revision that stands on the statement; the one current on that day where it is left out (D15). */
  statementRevision?: string
  /** Ids; all that were asked for where it is left out. */
  privilegesGranted?: string[]
  privilegesRemoved?: string[]
  /** Why only a part is granted; the requestor reads it. */
  text?: string
  /** For coordinators and auditors alone; why it is granted, where a check does not pass (R19). */
  note?: string
}

/** Grants a request, or a part of it; the account work in CalJOBS comes after (R19, R37, R38). */
export const grantRequest = (app: Application, by: By, grant: Grant): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'grant',
    data: grant,
    change: async (act) => {
      const { record, lines } = await checksOfRequest(act.req, act.request)
      const given = givenGrant(record.question, grant)
      refuseIf(checkGrant(record.question, given))
      const doubts = [
        ...grantNeedsReason(lines, given.privilegesGranted),
        ...revisionDoubts(record.question, given.statementRevision),
      ]
      refuseIf(checkReason(doubts, given.note))
      await queueGrantedNotice(act.req, act.request, await partInWords(act.req, record.question, given))
      return granted(act, given, doubts)
    },
  })

type Given = ReturnType<typeof givenGrant>

/** What was said, or else everything that was asked for. */
export const givenGrant = (question: GrantQuestion, grant: Grant) => ({
  ...grant,
  privilegesGranted: grant.privilegesGranted ?? question.privilegesRequested,
  privilegesRemoved: grant.privilegesRemoved ?? question.privilegesToRemove,
  text: grant.text?.trim() ?? '',
  note: grant.note?.trim() ?? '',
})

/** The fields of a request that is granted. */
export const granted = (act: Act, given: Given, doubts: CheckLine[] = []): Partial<Request> => ({
  ...reviewed(act),
  grantedAt: act.now.toISOString(),
  ispaSeenOn: given.ispaSeenOn ?? null,
  statementSeenOn: given.statementSeenOn ?? null,
  statementRevision: given.statementRevision || null,
  decisionNote: given.note || null,
  doubtsConfirmed: doubts.map(({ text }) => text).join('\n') || null,
  grantText: given.text || null,
  privilegesGranted: given.privilegesGranted,
  privilegesRemoved: given.privilegesRemoved,
})

/** Denies a request with a coded reason, which cites its clause, and a text (R39, D16). */
export const denyRequest = (app: Application, by: By, denial: Denial): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'deny',
    data: denial,
    change: async (act) => {
      const { reason, text } = await checkedDenial(act.req, act.request, denial)
      await queueDeniedNotice(act.req, act.request, { told: toldOf(reason), text })
      return {
        ...reviewed(act),
        deniedAt: act.now.toISOString(),
        denialReason: reason.id,
        denialText: text,
        denialTold: toldOf(reason),
      }
    },
  })

/** Asks the requestor for more: which parts of the form, and why. */
export const returnRequest = (
  app: Application,
  by: By,
  asked: { parts: string[]; text: string },
): Promise<Result<Request>> =>
  actOnRequest(app, {
    ...by,
    event: 'return',
    data: asked,
    change: async ({ request, req, now }) => {
      refuseIf(checkReturn(asked, kindOf(request.kind).returnParts))
      const text = asked.text.trim()
      await queueReturnedNotice(req, request, { parts: readReturnParts(asked.parts), text })
      return { returnedParts: asked.parts, returnText: text, returnedAt: now.toISOString() }
    },
  })

const reviewed = ({ coordinator, now }: Act): Partial<Request> => ({
  reviewedBy: coordinator.id,
  reviewedAt: now.toISOString(),
})

export type Denial = { reasonCode: string; text: string }

/**
 * A denial as it would be sent.
 * @throws Refused where it may not be sent as it is (R39, R41)
 */
export async function checkedDenial(
  req: PayloadRequest,
  request: Request,
  denial: Denial,
): Promise<{ reason: DenialReason; text: string }> {
  refuseIf(checkDenial(denial))
  refuseIf(checkDenialCode(request.kind, denial.reasonCode))
  return { reason: await denialReason(req, denial.reasonCode), text: denial.text.trim() }
}

async function denialReason(req: PayloadRequest, code: string): Promise<DenialReason> {
  const { docs } = await req.payload.find({
    collection: 'denial-reasons',
    where: { code: { equals: code }, active: { equals: true } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  })
  const reason = docs[0]
  if (reason) return reason
  throw new Refused([
    { code: 'reason-unknown', field: 'reasonCode', message: 'Select a reason from the list', clause: 'R39' },
  ])
}
