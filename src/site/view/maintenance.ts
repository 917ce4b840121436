import type { ChoiceField, PageView, UploadedFile } from '../view.ts'
import type { LocalPolicyView } from './localPolicy.ts'

/** One control of a row: `of` tells screen readers whose it is. */
export type RowControl = { id: string; name: string; label: string; of: string; error?: string }

export type RowDate = RowControl & { value: string; onRecord?: string }

export type RowFileControl = RowControl & { accept: string; uploaded?: UploadedFile; removeValue: string }

/** One person of the annual maintenance. */
export type MaintenanceRowView = {
  /** Where links lead to. */
  id: string
  name: string
  username: string
  organization: string
  due: string
  dueOn?: string
  /** That the person leaves, or left, with the request that says so. */
  leaves?: string
  isLate: boolean
  /** What is wrong with the row as a whole. */
  errors: string[]
  acts: RowControl & { options: { value: string; id: string; label: string; checked: boolean }[] }
  documents: { date: RowDate; file?: RowFileControl }[]
  lastDay: RowDate
  /** Confirms an odd last day. */
  confirmed?: RowControl & { value: string; checked: boolean }
  reason: RowControl & { options: { value: string; label: string; chosen: boolean }[] }
  openRequests: { href: string; text: string }[]
  /** Of somebody who was added: takes the row away. */
  removePersonValue?: string
}

/** The table of the annual maintenance: one row a person (R46). */
export type MaintenanceTableView = PageView & {
  action: string
  /** What happened last, like `Saved.` */
  notices: { text: string; href?: string; linkText?: string }[]
  /** Who asks, in one line. */
  requestor: string
  requestorHref: string
  /** Dates to be copied into every row that is renewed and has none yet. */
  shared: RowControl[]
  sharedValues: string[]
  rows: MaintenanceRowView[]
  localPolicies: LocalPolicyView[]
  /** Where some rows are complete and others are not: leaves those behind. */
  goOnLabel?: string
}

export type MaintenanceCheckView = PageView & {
  action: string
  count: string
  rows: {
    name: string
    act: string
    facts: [label: string, value: string][]
    changeHref: string
  }[]
  /** Who stays on the list, and why not with these. */
  staying?: string
  notes: string[]
  localPolicies: LocalPolicyView[]
  declarations: ChoiceField
  idempotencyKey: string
}

export type MaintenanceSentView = PageView & {
  sentAt: string
  contact: string
  requests: { reference: string; href: string; staffName: string; kind: string; holder: string }[]
  refused: { name: string; why: string }[]
  staying?: string
  tableHref?: string
  localPolicies: LocalPolicyView[]
  nextSteps: string[]
}
