import { isRenewal } from '../bulk.ts'
import { LEAST_TEXT_LETTERS, MOST_TEXT_CHARACTERS } from '../decision.ts'
import type { Problem } from '../problem.ts'
import type { DocumentKind, RequestKind } from '../vocabulary.ts'
import type { CheckLine } from './line.ts'

/**
 * The checks that do not pass: whoever grants all the same says why (R19). A line that only informs passes, so each
 * of these is a rule that is not met or a doubt that a person must judge.
 * @param granted ids of the privileges that are granted, where that is not all that were asked for
 */
export const grantNeedsReason = <Line extends Pick<CheckLine, 'outcome' | 'privilege'>>(
  lines: Line[],
  granted?: string[],
): Line[] =>
  lines.filter(
    ({ outcome, privilege }) => outcome !== 'pass' && (!privilege || !granted || granted.includes(privilege)),
  )

/** A grant beside checks that do not pass has a reason, in at least a short sentence (R19). */
export function checkReason(doubts: CheckLine[], note: string): Problem[] {
  if (note.length > MOST_TEXT_CHARACTERS)
    return [
      {
        code: 'note-too-long',
        field: 'note',
        message: `Shorten the note to ${MOST_TEXT_CHARACTERS} characters or fewer`,
        clause: 'R19',
      },
    ]
  const letters = note.replace(/[^\p{L}\p{N}]/gu, '').length
  if (!doubts.length || letters >= LEAST_TEXT_LETTERS) return []
  const texts = doubts.map(({ text }) => text).join('. ')
  const which = doubts.length === 1 ? '1 check does not pass' : `${doubts.length} checks do not pass`
  return [
    {
      code: 'reason-needed',
      field: 'note',
      message: `${which}: write why you grant it all the same, in at least a short sentence. ${texts}`,
      clause: 'R19',
    },
  ]
}

/** What stands against granting and recording a request in one press, without looking at it (R46). */
export function checkRenewal(request: {
  kind: RequestKind
  lines: CheckLine[]
  /** Documents whose date a coordinator reads first (R28). */
  datesToSee: DocumentKind[]
}): Problem[] {
  if (!isRenewal(request.kind))
    return [
      { code: 'not-a-renewal', message: 'Only annual maintenance is renewed in one press', clause: 'R46' },
    ]
  const words = grantNeedsReason(request.lines).map(({ text }) => text)
  if (request.datesToSee.length) words.push('The date on each document is to be read first: open the request')
  return words.length
    ? [{ code: 'checks-do-not-pass', message: `Not renewed. ${words.join('. ')}`, clause: 'R46' }]
    : []
}
