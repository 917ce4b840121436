import { z } from 'zod'
import type { NewAccountClaims } from '../policy/eligibility.ts'
import { normalizeEmail } from '../policy/people.ts'
import type { Problem, Result } from '../policy/problem.ts'
import { failure, success } from '../policy/problem.ts'
import { documentKinds, organizationTypes, requestorTitles } from '../policy/vocabulary.ts'

const text = z.string().trim()
const email = z.string().max(320).transform(normalizeEmail)

/** The shape of what a requestor may say. Whatever else comes along is dropped; the rules are in the policy. */
const newAccountClaims = z.object({
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
  jobFunction: text,
  privilegesRequested: z.array(z.uuid()).max(200),
  businessNeed: text,
  ispaCompletedOn: text,
  statementSignedOn: text,
  evidence: z.array(z.object({ document: z.enum(documentKinds), id: z.uuid() })).max(10),
  declarations: z.array(z.union([text, z.object({ code: text }).transform(({ code }) => code)])).max(50),
})

/** What is not said counts as empty, so that the policy can say what is missing in its own words. */
const nothingSaid = {
  cashDrawOnly: false,
  requestorPhone: '',
  requestorName: '',
  staffGivenName: '',
  staffFamilyName: '',
  staffPhone: '',
  jobFunction: '',
  businessNeed: '',
  ispaCompletedOn: '',
  statementSignedOn: '',
  privilegesRequested: [],
  evidence: [],
  declarations: [],
}

/** Reads the claims of a new-account request from anything; a problem names each field of the wrong kind. */
export function readNewAccountClaims(input: unknown): Result<NewAccountClaims> {
  const given = typeof input === 'object' && input !== null ? input : {}
  const parsed = newAccountClaims.safeParse({ ...nothingSaid, ...given })
  if (parsed.success) return success(parsed.data)
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
