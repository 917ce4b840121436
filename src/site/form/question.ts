import type { Application } from '../../services/application.ts'
import type { Choice } from '../../services/choices.ts'
import type { Answers } from '../../services/drafts.ts'
import type { Submission, Submitted } from '../../services/submitRequest.ts'
import type { DocumentCheck } from '../../policy/eligibility.ts'
import type { Problem, Result } from '../../policy/problem.ts'
import type { DocumentKind, RequestKind } from '../../policy/vocabulary.ts'
import type { TextField } from '../view.ts'

/** Lists from the database that a form offers. */
export type Choices = { organizations: Choice[]; privileges: Choice[] }

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
  width?: TextField['width']
  maxLength?: number
  spellcheck?: boolean
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

export type Question = TextQuestion | ChoiceQuestion | DateQuestion | FileQuestion

/** One page of a form: what it asks, given the answers so far. */
export type Section = {
  path: string
  /** The step of the progress indicator that it belongs to. */
  step: string
  heading: string
  lead?: (answers: Answers, email: string) => string[]
  questions: (answers: Answers, choices: Choices) => Question[]
}

/** A kind of request as the public form knows it: a declaration, not code of its own. */
export type FormDeclaration = {
  kind: RequestKind
  /** Where its pages are, like `/request/new-account`. */
  base: string
  /** As a sentence names it: "a new account". */
  title: string
  steps: string[]
  sections: Section[]
  /** The returned request that it answers. */
  answersRequestId?: string
  /** Sends the answers; the same key twice is one request (PG-7). */
  submit: (app: Application, submission: Submission) => Promise<Result<Submitted>>
  /** Documents whose dates were given and are too old: they lead to a page of their own (EL-1). */
  lapsed: (answers: Answers, today: string) => DocumentCheck[]
  /** Every problem of the answers so far, by the policy; fields are named as the questions are. */
  check: (answers: Answers, email: string, today: string) => Problem[]
}
