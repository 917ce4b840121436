import type { Revision } from '../../policy/revisions.ts'
import type { Account } from '../../policy/account.ts'
import type { Result } from '../../policy/problem.ts'
import type { ReturnPart } from '../../policy/returnParts.ts'
import type { DocumentKind, RequestKind } from '../../policy/vocabulary.ts'
import type { Application } from '../../services/application.ts'
import type { Choice, JobFunction } from '../../services/choices.ts'
import type { MyStaffMember } from '../../services/myStaff.ts'
import type { Answers } from '../../services/drafts.ts'
import type { Submission, Submitted } from '../../services/submitRequest.ts'
import type { TextField } from '../view.ts'

/** Lists from the database that a form offers; of staff, the requestor's own accounts alone. */
export type Choices = {
  organizations: Choice[]
  privileges: Choice[]
  staff: Account[]
  /** The requestor's own staff with what is open for each, whatever the form is about (D24). */
  overseen: MyStaffMember[]
  jobFunctions: JobFunction[]
  /** Current revisions of the statements (D15). */
  revisions: Revision[]
}

export const noChoices: Choices = {
  organizations: [],
  privileges: [],
  staff: [],
  overseen: [],
  jobFunctions: [],
  revisions: [],
}

type Common = {
  name: string
  label: string
  /** What the list of all answers calls it, where the label is a whole sentence. */
  summary?: string
  hint?: string
  optional?: boolean
}

export type TextQuestion = Common & {
  kind: TextField['kind']
  autocomplete: string
  inputmode?: TextField['inputmode']
  width?: TextField['width']
  maxLength?: number
  spellcheck?: boolean
  /** Answers to choose from, or to write another instead. */
  suggestions?: string[]
}
export type ChoiceQuestion = Common & {
  kind: 'radios' | 'checkboxes' | 'select'
  options: { value: string; label: string; hint?: string }[]
  /** What to say when nothing is chosen and the policy has no words for it. */
  missing?: string
}
export type DateQuestion = Common & {
  kind: 'date'
  /** As it begins a sentence: "ISPA training date". */ subject: string
}
export type FileQuestion = Common & { kind: 'file'; document: DocumentKind }

/** Whether an odd date is right all the same; it is there only once the date was asked about. */
export type ConfirmQuestion = Common & {
  kind: 'confirm'
  /** The name of the question of the date. */
  ofDate: string
  /** What is confirmed. @param date in words */
  statement: (date: string) => string
}

export type Question = TextQuestion | ChoiceQuestion | DateQuestion | FileQuestion | ConfirmQuestion

/** One page of a form: what it asks, given the answers so far. */
export type Section = {
  path: string
  /** The step of the progress indicator that it belongs to. */
  step: string
  /** What a coordinator names when it must be looked at again. */
  part: ReturnPart
  heading: string
  lead?: (answers: Answers, choices: Choices, email: string) => string[]
  /** Whether it is asked at all; it is, where this is left out. */
  asked?: (answers: Answers, choices: Choices) => boolean
  questions: (answers: Answers, choices: Choices) => Question[]
}

/** What stands before the first question: what the requestor needs at hand (ST-2). */
export type Introduction = { heading: string; paragraphs: string[]; needs: string[] }

/** A kind of request as the public form knows it: a declaration, not code of its own. */
export type FormDeclaration = {
  kind: RequestKind
  /** Where its pages are, like `/request/new-account`. */
  base: string
  /** Left out for new accounts, whose first question is about cash draw (D8). */
  introduction?: Introduction
  steps: string[]
  sections: Section[]
  /** The returned request that it answers, and the parts that were asked about: the others stay as they are. */
  answers?: { requestId: string; parts: ReturnPart[] }
  /** Sends the answers; the same key twice is one request (PG-7). */
  submit: (app: Application, submission: Submission) => Promise<Result<Submitted>>
}
