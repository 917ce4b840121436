import type { DirectiveSection } from '../policy/directive/sections.ts'
import type { DenialView } from './denialView.ts'
import type { CallView } from './view/call.ts'
import type { LocalPolicyView } from './view/localPolicy.ts'
import type { MaintenanceCheckView, MaintenanceSentView, MaintenanceTableView } from './view/maintenance.ts'
import type { MyRequestsView, MyRequestView, MyStaffView } from './view/my.ts'
import type { TrainingPageView, TrainingPrintView, TrainingView } from './view/training.ts'
import type { HandOverView, ReceivedOffersView, RosterSavedView, RosterView } from './view/ownership.ts'

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
  /** A list to choose from, beside what can be written. */
  suggestions?: string[]
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

/** Where the person is in the form: `current` counts from 1, as people do. */
export type ProgressView = { current: number; steps: string[] }

/** What the requestor should know of the person, and the ways out. */
export type BesideView = { notes: string[]; links: { href: string; text: string }[] }

/** One section of a form. */
export type QuestionPageView = PageView & {
  action: string
  progress?: ProgressView
  /** Plain paragraphs above the fields. */
  lead: string[]
  beside?: BesideView
  localPolicies?: LocalPolicyView[]
  fields: FieldView[]
  /** Multipart when a file is asked for. */
  hasFile: boolean
  hidden?: { name: string; value: string }[]
  submitLabel: string
  /** A second button keeps the answers and mails a link to them (SR-1). */
  canSaveForLater?: boolean
  /** What else can be done here: a button that posts, and links. */
  after?: { words: string; action: string; button: string; links: { href: string; text: string }[] }
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
  /** What the requestor should know before sending. */
  notes: string[]
  beside?: BesideView
  localPolicies: LocalPolicyView[]
}

/** "You cannot request access yet": a document is older than 365 days (EL-1). */
export type LapsedView = PageView & {
  lead: string
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
  call?: CallView
  nextSteps: string[]
  notes: string[]
  localPolicies: LocalPolicyView[]
  sections: AnswerSection[]
}

export type StatusView = PageView & {
  reference: string
  kind: string
  state: string
  since: string
  /** `3 days ago` */
  age: string
  next: string
  holder: string
  contact: string
  call?: CallView
  beside: string[]
  denial?: DenialView
  returned?: { parts: string[]; text: string; answerHref: string }
  timeline: { what: string; when: string }[]
}

/** The start page (ST-1, ST-2). */
export type StartView = PageView & {
  startHref: string
  statusHref: string
  /** Days that a document passes, counted to the request date (R25): 365. */
  documentsValidDays: number
}

/** What stands before the first question of a kind (ST-2). */
export type IntroductionView = PageView & {
  paragraphs: string[]
  needs: string[]
  startHref: string
  /** Where a request can be sent from an address that is not proved (D9). */
  unprovedHref?: string
  /** The training comes before the first request (R48). */
  trainingFirst?: boolean
}

/** A page that says one thing: check your mail, not found, already sent, cash-draw access (D8). */
export type MessageView = PageView & {
  paragraphs: string[]
  links: { href: string; text: string }[]
  /** A button that does what a link must not: POST. */
  form?: { action: string; button: string; hidden: { name: string; value: string }[] }
}

/** The current revision of each form (DL-1). Dates and sizes are ready to be read. */
export type FormsView = PageView & {
  forms: {
    name: string
    who: string
    revision: string
    postedOn: string
    /** `2 pages, 24 KB` */
    size: string
    href: string
    /** Empty for the first revision. */
    whatChanged: string
    /** What the file offers to those who use it with a screen reader or fill it on the screen. */
    accessible: string[]
    /** The last day on which older signatures are accepted, ready to be read. */
    olderRefusedAfter?: string
  }[]
  /** The database cannot be asked: this is what was current last. */
  isCopy: boolean
}

/** Who answers a requestor of one organization (R52). */
/** `href` dials it; it is left out where the number on record is none. */
export type DialedNumber = { number: string; href?: string }

export type ContactAnswer = {
  organization: string
  isClosed: boolean
  /** They stand in for the organization's own. */
  standsIn: boolean
  /** Why it is them, a sentence. */
  reason: string
  coordinators: { name: string; kind: string; email: string; phone?: DialedNumber }[]
  /** For what cannot wait. */
  telephone?: DialedNumber & { whose: string }
  localPolicies: LocalPolicyView[]
}

export type ContactView = PageView & { organization: SelectField; answer?: ContactAnswer }

/** The eight items of California Civil Code 1798.17. */
export type PrivacyView = PageView & {
  /** Whoever is responsible for the records; what is not on record is left out, and named in words. */
  official: { title?: string; address?: string; telephone?: string; missing: string[] }
  accessibilityEmail?: string
  information: { heading: string; items: { item: string; submission: string }[] }[]
}

/** What the directive asks of people with an account, in short (R58). */
export type ForStaffView = PageView & { documentsValidDays: number; temporaryPasswordHours: number }

/** The directive that is in force, section by section (R57). */
export type DirectiveView = PageView & {
  number: string
  effectiveOn: string
  /** What it replaced, each with its number and date. */
  supersedes: string[]
  sections: readonly DirectiveSection[]
}

export type AccessibilityView = PageView & { accessibilityEmail?: string }

/** The page that shows a temporary password once, to the staff member (D11). */
export type CredentialsPageView = PageView & {
  reference: string
  /** Pacific local time with its zone. */
  expiresAt: string
  /** Before: where the button that opens it posts to. Opening by GET would let a mail scanner use it up. */
  action?: string
  /** After: shown together, once. */
  username?: string
  temporaryPassword?: string
}

/** While the database is lost: nothing can be sent, and whom to call for what cannot wait. */
export type OutageView = { telephone?: DialedNumber }

/** A fault of the service, and the ways out. */
export type FaultView = PageView & {
  paragraphs: string[]
  outage: OutageView
  links: { href: string; text: string }[]
}

/** What the frame around every page needs. */
export type SiteContext = {
  /** The proved address of the requestor. */
  signedInAs?: string
  /** The path of the request, without its query. */
  path: string
  /** Said above the page, which is shown without the database. */
  outage?: OutageView
  /** Not production: the pages say that this is a SAMPLE installation. */
  sample: boolean
}

/** Every template with the page that it shows. */
export type TemplatePages = {
  question: QuestionPageView
  'check-answers': CheckAnswersView
  lapsed: LapsedView
  confirmation: ConfirmationView
  status: StatusView
  start: StartView
  introduction: IntroductionView
  message: MessageView
  fault: FaultView
  forms: FormsView
  privacy: PrivacyView
  accessibility: AccessibilityView
  'for-staff': ForStaffView
  directive: DirectiveView
  contact: ContactView
  'credentials-page': CredentialsPageView
  'maintenance-table': MaintenanceTableView
  'maintenance-check': MaintenanceCheckView
  'maintenance-sent': MaintenanceSentView
  'my-requests': MyRequestsView
  'my-request': MyRequestView
  'my-staff': MyStaffView
  training: TrainingView
  'training-page': TrainingPageView
  'training-print': TrainingPrintView
  roster: RosterView
  'roster-saved': RosterSavedView
  'hand-over': HandOverView
  'hand-over-received': ReceivedOffersView
}
