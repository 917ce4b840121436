import type { RuleCode } from './directive/rules.ts'

/** One reason why something cannot be done, in words for the person who asked. */
export type Problem = {
  /** Stable, machine-readable, e.g. `ispa-training-lapsed`. */
  code: string
  /** The field that it is about, as the form and the database name it. */
  field?: string
  /** What is wrong and the way out, in plain words. */
  message: string
  /** The requirement, decision or clause that it rests on, e.g. `R25`. */
  clause?: RuleCode
}

/** An expected failure is a value, never an exception. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })

export const failure = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems,
})
