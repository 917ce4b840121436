import { type CivilDate, formatCivilDate } from '../../policy/dates.ts'
import { type Quarter, quarterInWords } from '../../policy/quarters.ts'
import { type Letter, unlinked } from '../blocks.ts'
import type { NoticeOf } from '../notices.ts'

export type RosterNotice = {
  key: 'roster-question'
  quarter: Quarter
  /** As many as a message names, of `total`. */
  names: string[]
  total: number
  answerBy: CivilDate
  isReminder: boolean
  rosterUrl: string
}

/** Once a quarter: are these still your staff, and do they still need the access? (R13, R59) */
export const rosterQuestion = (notice: NoticeOf<'roster-question'>): Letter => {
  const { names, total, answerBy, isReminder, rosterUrl } = notice
  const left = total - names.length
  return {
    subject: `CalJOBS System Access: ${isReminder ? 'reminder to ' : ''}confirm your staff for this quarter`,
    heading: isReminder ? 'Your answer is still missing' : 'Do these people still need CalJOBS?',
    blocks: [
      {
        paragraph: `Managers and supervisors make sure that access is “updated and/or revoked as business needs change or the employee separates from their position”. So each quarter we ask you about your staff, now for ${quarterInWords(notice.quarter)}. Please answer by ${formatCivilDate(answerBy)} for:`,
      },
      {
        list: [
          ...names.map(unlinked),
          ...(left > 0 ? [`and ${left} more ${left === 1 ? 'person' : 'people'}`] : []),
        ],
      },
      { action: 'Answer for your staff', href: rosterUrl },
      {
        paragraph:
          'First confirm your email address. For each person you say that the access is still needed, that it is no longer needed, or that the person is not yours.',
      },
      {
        paragraph: `If we do not hear from you by ${formatCivilDate(answerBy)}, your name is listed for your CalJOBS Access Coordinator.`,
      },
    ],
  }
}
