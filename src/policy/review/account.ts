import { formatCivilDate } from '../dates.ts'
import { checkRecord } from '../grant.ts'
import { kindOf } from '../kinds/index.ts'
import { isGone } from '../roster.ts'
import { type CheckLine, line } from './line.ts'
import type { ReviewedRequest } from './reviewed.ts'

/** The account on record, and who oversees it (R8, R13, R24, R29); left out once this request has changed it. */
export function accountLines(request: ReviewedRequest): CheckLine[] {
  if (request.isCompleted) return []
  return kindOf(request.kind).concerns === 'new-person'
    ? [newPersonLine(request), ...goneLines(request)]
    : [holderLine(request), ...recordLines(request), ...overseerLines(request), ...goneLines(request)]
}

function newPersonLine({ account }: ReviewedRequest): CheckLine {
  const state = account?.state ?? 'none'
  if (state === 'none') return line('pass', 'account', 'R8', 'No account of this person is on record')
  if (state === 'deactivated')
    return line(
      'pass',
      'account',
      'R24',
      'The account on record is deactivated: a new account is the way back',
    )
  return line('look', 'account', 'R8', `This person already has an account on record: ${state}`)
}

function holderLine({ account }: ReviewedRequest): CheckLine {
  if (!account || account.state === 'none')
    return line(
      'look',
      'account',
      'R8',
      'No account of this person is on record here: make sure that it exists in CalJOBS',
    )
  const username = account.username || 'no username is on record'
  return line('pass', 'account', 'R8', `An account of this person is on record: ${username}`)
}

/** What a grant would be refused for; a kind that nothing blocks is only looked at (D3). */
function recordLines(request: ReviewedRequest): CheckLine[] {
  const outcome = kindOf(request.kind).decided ? 'fail' : 'look'
  return checkRecord(request)
    .filter(({ code }) => code in recordWords)
    .map(({ code, clause = 'R8', message }) =>
      line(outcome, code, clause, outcome === 'fail' ? message : (recordWords[code] ?? message)),
    )
}

/** The documents have lines of their own. In the words for a kind that is not decided. */
const recordWords: Record<string, string> = {
  'account-deactivated': 'The account on record is deactivated already',
  'address-differs':
    'The mail address in the request is not the one on record for this username: make sure who is meant',
}

function overseerLines({ overseenBy }: ReviewedRequest): CheckLine[] {
  if (!overseenBy) return []
  const words = {
    'this-requestor': 'The requestor is the requestor of record of this account',
    'another-requestor': 'Another person is the requestor of record of this account',
    nobody: 'The account has no requestor of record',
  }
  const outcome = overseenBy === 'this-requestor' ? 'pass' : 'look'
  return [line(outcome, 'requestor-of-record', 'R13', words[overseenBy])]
}

const goneLines = ({ requestorGoneOn, today }: ReviewedRequest): CheckLine[] =>
  requestorGoneOn && isGone({ goneOn: requestorGoneOn }, today)
    ? [
        line(
          'look',
          'requestor-gone',
          'R13',
          `The requestor is marked as gone since ${formatCivilDate(requestorGoneOn)}`,
        ),
      ]
    : []
