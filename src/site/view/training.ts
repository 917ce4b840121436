import type { PageView } from '../view.ts'

/** A piece of a text; `found` where it is one of the words that were looked for. */
type Piece = { text: string; found: boolean }

/** The list of the training, or what a search found in it (R48). */
export type TrainingView = PageView & {
  search: string
  /** What was found, in a sentence; nothing where nobody searched. */
  found?: string
  pages: { href: string; title: Piece[]; words: Piece[] }[]
  printHref: string
  /** Not there while the database is lost. */
  confirmation?: TrainingConfirmationView
}

/** Whether the requestor has gone through the training, and how to say so. */
export type TrainingConfirmationView = {
  /** Pacific local time with its zone. */
  confirmedAt?: string
  /** Just now, with the last press. */
  isNew: boolean
  /** Where the button posts to, for who is signed in. */
  action?: string
  /** For everybody else. */
  signInHref?: string
  /** The training comes before the first request. */
  isRequired: boolean
}

export type TrainingNeighbor = { href: string; title: string }

/** One page. */
export type TrainingPageView = PageView & {
  summary: string
  /** Made of the body by the service: safe to be written as it is. */
  html: string
  clause: string
  /** The section of the directive that says it. */
  clauseHref: string
  changedOn: string
  previous?: TrainingNeighbor
  next?: TrainingNeighbor
  /** In words, where it is not the published page: a notice above it. */
  preview?: string
}

/** All of it on one page, to be printed. */
export type TrainingPrintView = PageView & {
  pages: {
    id: string
    title: string
    summary: string
    html: string
    clause: string
    clauseHref: string
    changedOn: string
  }[]
}
