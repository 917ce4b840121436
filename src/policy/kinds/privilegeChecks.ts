import type { RuleCode } from '../directive/rules.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './kind.ts'

/** A new account has at least one privilege (R36). */
export const privilegesNeeded: Check = ({ privilegesRequested }) =>
  privilegesRequested.length
    ? []
    : [problem('privileges-missing', 'privilegesRequested', 'Select at least one privilege', 'R36')]

/** Something to add or to remove; nothing that is so already; and something that is left (R13, R37). */
export const changeOfPrivileges: Check = (claims, { account }) => {
  const { privilegesRequested: add, privilegesToRemove: remove } = claims
  if (!add.length && !remove.length)
    return [
      problem(
        'nothing-to-change',
        'privilegesRequested',
        'Select at least one privilege to add or to remove',
        'R37',
      ),
    ]
  if (add.some((id) => remove.includes(id)))
    return [
      problem(
        'add-and-remove',
        'privilegesToRemove',
        'Select each privilege to add or to remove, not both',
        'R37',
      ),
    ]
  if (!account) return []
  const held = new Set(account.privileges)
  if (add.some((id) => held.has(id)))
    return [
      problem(
        'already-held',
        'privilegesRequested',
        'Select only privileges that the person does not have',
        'R37',
      ),
    ]
  if (remove.some((id) => !held.has(id)))
    return [problem('not-held', 'privilegesToRemove', 'Select only privileges that the person has', 'R37')]
  if (!add.length && held.size > 0 && remove.length === held.size)
    return [
      problem(
        'nothing-left',
        'privilegesToRemove',
        'Leave at least one privilege, or ask for a deactivation: an account without any is no longer needed',
        'R13',
      ),
    ]
  return []
}

const LEAST_LETTERS = 10

/** Where the answer to "why this privilege?" stands. */
export const privilegeReasonField = (privilege: string): string => `privilegeReason-${privilege}`

/** Each privilege outside the usual set of the job function has a sentence of its own (R36). */
export const reasonsForUnusual: Check = ({ privilegesRequested, privilegeReasons }, { usualPrivileges }) =>
  privilegesRequested
    .filter((id) => !usualPrivileges.includes(id))
    .filter((id) => {
      const reason = privilegeReasons.find(({ privilege }) => privilege === id)?.reason ?? ''
      return reason.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS
    })
    .map((id) =>
      problem(
        'privilege-reason-missing',
        privilegeReasonField(id),
        'Say in a short sentence why this person needs the privilege',
        'R36',
      ),
    )

function problem(code: string, field: string, message: string, clause: RuleCode): Problem {
  return { code, field, message, clause }
}
