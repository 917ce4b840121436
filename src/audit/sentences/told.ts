/** What an event kept of a record: fields by their names. */
export type EventFacts = Record<string, unknown>

/** What a sentence about an event is made of. */
export type Told = {
  /** Who acted, as a sentence begins: `Alex Sample (MIS Administrator)`. */
  who: string
  /** The record that it was about, within a sentence: `request CJ-7F3K-92QM for Kim Sample`. */
  what: string
  before: EventFacts
  after: EventFacts
  /** The name of a record by its id; nothing where it is not known. */
  nameOf: (id: unknown) => string | undefined
}

/** One event in plain words, without a period at the end. */
export type Sentence = (told: Told) => string

/** A text among the facts; empty where there is none. */
export const textIn = (facts: EventFacts, field: string): string => {
  const value = facts[field]
  return typeof value === 'string' ? value : ''
}

/** `3 accounts`, `1 account`; `some accounts` where the number is not known. */
export function counted(facts: EventFacts, field: string, one: string, many = `${one}s`): string {
  const value = facts[field]
  if (typeof value !== 'number') return `some ${many}`
  return `${value.toLocaleString('en-US')} ${value === 1 ? one : many}`
}
