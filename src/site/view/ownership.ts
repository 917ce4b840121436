import type { ChoiceField, PageView, TextField } from '../view.ts'

/** People one a row, each with one question: a table that is a form. */
export type AnswerTable = {
  /** What is in it, for screen readers. */
  label: string
  /** The heads between the person and the answer. */
  columns: string[]
  answerHead: string
  people: {
    name: string
    /** Lines below the name. */
    under: string[]
    /** One for each head, each with its lines. */
    cells: string[][]
    field: ChoiceField
  }[]
}

/** Are these still your staff, do they still need this access? (R13) */
export type RosterView = PageView & {
  action: string
  /** Says that some answers were saved while others were not. */
  saved?: string
  /** How many there are, and how many wait for an answer; where there are none, why. */
  found: string
  allHref?: string
  table?: AnswerTable
}

/** What was saved of the roster, and what is left to do. */
export type RosterSavedView = PageView & {
  confirmed: string[]
  /** Others were told of people whom this requestor does not oversee. */
  givenUp: boolean
  leaving: { name: string; href: string }[]
  /** How many people still wait for an answer. */
  left?: string
}

export type AnsweredOffer = { words: string; when: string }

/** Staff go to another requestor, who must accept (R13). */
export type HandOverView = PageView & {
  action: string
  /** What was done just now. */
  done?: string
  /** Offers that wait for this requestor's own answer. */
  received?: { text: string; href: string }
  /** Left out where nobody can be handed over. */
  fields?: { staff: ChoiceField; address: TextField }
  nobody: string
  takeBackAction: string
  offers: { offerId: string; name: string; to: string; since: string }[]
  answered: AnsweredOffer[]
}

/** What other requestors ask this one to take on. */
export type ReceivedOffersView = PageView & {
  action: string
  done?: string
  found: string
  table?: AnswerTable
  answered: AnsweredOffer[]
}
