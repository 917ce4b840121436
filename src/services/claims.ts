import { z } from 'zod'
import { keepAsked } from '../policy/checkRequest.ts'
import { type Claims, nothingClaimed } from '../policy/claims.ts'
import { kindOf, kinds } from '../policy/kinds/index.ts'
import { normalizeEmail } from '../policy/people.ts'
import type { Problem, Result } from '../policy/problem.ts'
import { failure, success } from '../policy/problem.ts'
import {
  deactivationReasons,
  documentKinds,
  organizationTypes,
  type RequestKind,
  requestorTitles,
} from '../policy/vocabulary.ts'

const text = z.string().trim()
const email = z.string().max(320).transform(normalizeEmail)
const ids = z.array(z.uuid()).max(200)

/** The shape of what a requestor may say. Whatever else comes along is dropped; the rules are in the policy. */
const shape = z.object({
  cashDrawOnly: z.boolean(),
  organizationType: z.enum(organizationTypes),
  organizationId: z.uuid(),
  requestorName: text,
  requestorTitle: z.enum(requestorTitles),
  requestorPhone: text,
  requestorEmail: email,
  staffGivenName: text,
  staffFamilyName: text,
  staffEmail: email,
  staffPhone: text,
  isEddEmployee: z.boolean(),
  username: text,
  jobFunction: text,
  privilegesRequested: ids,
  privilegesToRemove: ids,
  privilegeReasons: z.array(z.object({ privilege: z.uuid(), reason: text })).max(200),
  businessNeed: text,
  resetReason: text,
  lastDay: text,
  lastTime: text,
  lastDayConfirmed: text,
  deactivationReason: z.enum(['', ...deactivationReasons]),
  alreadySeparated: z.boolean(),
  stillThere: z.boolean(),
  caseloadTo: text,
  ispaCompletedOn: text,
  statementSignedOn: text,
  evidence: z.array(z.object({ document: z.enum(documentKinds), id: z.uuid() })).max(10),
  declarations: z.array(z.union([text, z.object({ code: text }).transform(({ code }) => code)])).max(50),
})

export const isRequestKind = (kind: unknown): kind is RequestKind =>
  typeof kind === 'string' && Object.hasOwn(kinds, kind)

/**
 * Reads the claims of a request from anything; what is not said counts as empty, so that the policy can say what
 * is missing in its own words. A problem names each field of the wrong kind.
 */
export function readClaims(kind: RequestKind, input: object): Result<Claims> {
  const said = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
  )
  const parsed = shape.safeParse({ ...nothingClaimed, ...said })
  if (parsed.success) return success(keepAsked(kindOf(kind), { kind, ...parsed.data }))
  const problems = new Map<string, Problem>()
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (!problems.has(field))
      problems.set(field, { code: 'wrong-kind', field, message: `Check the answer for ${wordsOf(field)}` })
  }
  return failure(...problems.values())
}

const wordsOf = (field: string) =>
  field.replace(/Id$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
