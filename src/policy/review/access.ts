import { kindOf } from '../kinds/index.ts'
import { type CheckLine, line } from './line.ts'
import type { ReviewedRequest } from './reviewed.ts'

/** For the kinds that ask why a privilege is not usual: each of those, and whether the record has moved (R36, R37). */
export const accessLines = (request: ReviewedRequest): CheckLine[] =>
  kindOf(request.kind).asks.includes('privilegeReasons')
    ? [...unusualLines(request), ...movedLines(request)]
    : []

function unusualLines({ jobFunction, privilegesRequested, unusualPrivileges }: ReviewedRequest): CheckLine[] {
  if (!privilegesRequested.length) return []
  if (!unusualPrivileges.length)
    return [line('pass', 'usual-privileges', 'R36', `Every privilege to add is usual for ${jobFunction}`)]
  return unusualPrivileges.map(({ id, name, reason }) => ({
    ...line(
      'look',
      'unusual-privilege',
      'R36',
      `${name} is not usual for ${jobFunction}. ${reason ? `“${reason}”` : 'No reason is given'}`,
    ),
    privilege: id,
  }))
}

/** What was asked for rests on the privileges of the day on which it was asked. */
function movedLines({ account, privilegesBefore, isCompleted }: ReviewedRequest): CheckLine[] {
  if (!account || isCompleted) return []
  const same =
    account.privileges.length === privilegesBefore.length &&
    account.privileges.every((id) => privilegesBefore.includes(id))
  return same
    ? []
    : [
        line(
          'look',
          'privileges-moved',
          'R37',
          'The privileges on record are not those of the day of the request: compare them below',
        ),
      ]
}
