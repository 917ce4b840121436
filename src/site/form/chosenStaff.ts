import type { Account } from '../../policy/account.ts'
import type { Answers } from '../../services/drafts.ts'
import type { Choices } from './question.ts'
import { textAnswer } from './readAnswers.ts'

/** Stands for a person who is not one of the requestor's own staff. */
export const SOMEBODY_ELSE = 'somebody-else'

/** The account that was chosen among the requestor's own. */
export const chosenStaff = (answers: Answers, { staff }: Choices): Account | undefined =>
  staff.find(({ staffId }) => staffId === textAnswer(answers, 'staffId'))

/** Whether the person is described in the form, since no account on record was chosen. */
export const isTyped = (answers: Answers, choices: Choices): boolean =>
  choices.staff.length === 0 || textAnswer(answers, 'staffId') === SOMEBODY_ELSE

/** What is on record stands over what is said. */
export const isEddEmployee = (answers: Answers, choices: Choices): boolean =>
  chosenStaff(answers, choices)?.isEddEmployee ?? textAnswer(answers, 'isEddEmployee') === 'yes'
