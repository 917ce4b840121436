import type { Account } from '../../policy/account.ts'
import { normalizeEmail } from '../../policy/people.ts'
import type { MyStaffMember } from '../../services/myStaff.ts'
import type { Answers } from '../../services/drafts.ts'
import type { Choices } from './question.ts'
import { textAnswer } from './readAnswers.ts'

/** Stands for a person who is not one of the requestor's own staff. */
export const SOMEBODY_ELSE = 'somebody-else'

/** The account that was chosen among the requestor's own. */
export const chosenStaff = (answers: Answers, { staff }: Choices): Account | undefined =>
  staff.find(({ staffId }) => staffId === textAnswer(answers, 'staffId'))

/** One of the requestor's own staff, whom the form names: chosen, or described by address or username (D24). */
export function overseenPerson(answers: Answers, { overseen }: Choices): MyStaffMember | undefined {
  const chosen = overseen.find(({ account }) => account.staffId === textAnswer(answers, 'staffId'))
  if (chosen) return chosen
  const email = normalizeEmail(textAnswer(answers, 'staffEmail'))
  const username = textAnswer(answers, 'username').trim()
  return (
    overseen.find(({ account }) => account.email === email) ??
    overseen.find(({ account }) => username && account.username === username)
  )
}

/** Whether the person is described in the form, since no account on record was chosen. */
export const isTyped = (answers: Answers, choices: Choices): boolean =>
  choices.staff.length === 0 || textAnswer(answers, 'staffId') === SOMEBODY_ELSE

/** What is on record stands over what is said. */
export const isEddEmployee = (answers: Answers, choices: Choices): boolean =>
  chosenStaff(answers, choices)?.isEddEmployee ?? textAnswer(answers, 'isEddEmployee') === 'yes'
