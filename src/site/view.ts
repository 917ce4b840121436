/** What a page template is given. The form engine makes these values, the templates only show them. */

export type ErrorItem = { href: string; message: string }

type FieldBase = {
  name: string
  /** The id that an error summary link points to (first option of a group, first wrong part of a date). */
  id: string
  label: string
  hint?: string
  error?: string
  optional?: boolean
}

export type TextField = FieldBase & {
  kind: 'text' | 'email' | 'tel' | 'textarea'
  value: string
  autocomplete: string
  spellcheck?: boolean
  inputmode?: 'text' | 'numeric' | 'email' | 'tel'
  width?: 'small' | 'medium' | 'full'
  maxLength?: number
}

export type ChoiceOption = { value: string; label: string; hint?: string; id: string; checked: boolean }
export type ChoiceField = FieldBase & { kind: 'radios' | 'checkboxes'; options: ChoiceOption[] }

export type SelectField = FieldBase & {
  kind: 'select'
  value: string
  /** One unnamed group where there is nothing to group by. */
  groups: { label?: string; options: { value: string; label: string }[] }[]
}

export type DateField = FieldBase & {
  kind: 'date'
  /** Ids are `${id}-month`, `${id}-day`, `${id}-year`; names `${name}-month` and so on. */
  month: string
  day: string
  year: string
  wrongParts: ('month' | 'day' | 'year')[]
}

export type UploadedFile = { id: string; name: string; size: string }
export type FileField = FieldBase & { kind: 'file'; accept: string; uploaded?: UploadedFile }

export type FieldView = TextField | ChoiceField | SelectField | DateField | FileField

/** Every page. */
export type PageView = {
  /** The one h1; the title is made from it. */
  heading: string
  back?: string
  errors: ErrorItem[]
  signedInAs?: string
}

export type ProgressView = { current: number; steps: string[] }

/** One section of a form. */
export type QuestionPageView = PageView & {
  action: string
  progress?: ProgressView
  /** Plain paragraphs above the fields. */
  lead: string[]
  fields: FieldView[]
  /** Multipart when a file is asked for. */
  hasFile: boolean
  submitLabel: string
}

export type AnswerRow = {
  label: string
  value: string
  changeHref?: string
  changeLabel?: string
  removeHref?: string
}
export type AnswerSection = { heading: string; rows: AnswerRow[] }

export type CheckAnswersView = PageView & {
  action: string
  progress?: ProgressView
  sections: AnswerSection[]
  declarations: ChoiceField
  idempotencyKey: string
  recipient: string
}

/** "You cannot request access yet": a document is older than 365 days (EL-1). */
export type LapsedView = PageView & {
  documents: {
    name: string
    completedOn: string
    lapsedOn: string
    earliestPassing: string
    whatToDo: string
    changeHref: string
    formHref?: string
  }[]
}

export type ConfirmationView = PageView & {
  reference: string
  sentAt: string
  recipient: string
  contact: string
  nextSteps: string[]
  sections: AnswerSection[]
}

export type StatusView = PageView & {
  reference: string
  state: string
  since: string
  next: string
  holder: string
  contact: string
  denial?: { reason: string; clause: string; text: string }
  returned?: { parts: string[]; text: string; answerHref: string }
  timeline: { what: string; when: string }[]
}
