import { kindOf } from './kinds/index.ts'
import type { RequestKind } from './vocabulary.ts'

/** Ids of privileges: what was asked for, and what was granted of it. */
export type PrivilegesOfRequest = {
  kind: RequestKind
  asked: { add: string[]; remove: string[] }
  granted: { add: string[]; remove: string[] }
}

/**
 * What was granted of what was asked for, and what was not, in words (R37, R38): `Case notes` of a new account,
 * `add Case notes` and `remove Employers` of a change.
 */
export function grantedPart(
  { kind, asked, granted }: PrivilegesOfRequest,
  nameOf: (id: string) => string,
): { granted: string[]; refused: string[] } {
  const isNew = kindOf(kind).concerns === 'new-person'
  const adding = (ids: string[]) => ids.map((id) => (isNew ? nameOf(id) : `add ${nameOf(id)}`))
  const removing = (ids: string[]) => ids.map((id) => `remove ${nameOf(id)}`)
  const without = (ids: string[], given: string[]) => ids.filter((id) => !given.includes(id))
  return {
    granted: [...adding(granted.add), ...removing(granted.remove)],
    refused: [...adding(without(asked.add, granted.add)), ...removing(without(asked.remove, granted.remove))],
  }
}
