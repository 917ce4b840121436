import type { Field, JSONField, SelectField, TextField } from 'payload'
import { isCivilDate } from '../src/policy/dates.ts'
import { emailMessage, isEmail } from '../src/policy/people.ts'
import { isTelephone, TELEPHONE_FORM_MESSAGE } from '../src/policy/telephone.ts'

type Options = { required?: boolean; index?: boolean; description?: string }

/** A Pacific civil date, kept as the text `YYYY-MM-DD` so that no time zone can shift it (D22, DT-4). */
export const civilDate = (name: string, options: Options = {}): TextField => ({
  name,
  type: 'text',
  required: options.required,
  index: options.index,
  maxLength: 10,
  admin: { description: options.description ?? 'Year-month-day, Pacific Time' },
  validate: (value: string | null | undefined) => {
    if (!value) return options.required ? 'Enter a date' : true
    return isCivilDate(value) || 'Enter a real date as year-month-day, like 2026-04-28'
  },
})

/** A telephone number; one that was on record before this was tested may stay. */
export const telephone = (
  name: string,
  options: { label?: string; description?: string } = {},
): TextField => ({
  name,
  type: 'text',
  ...(options.label && { label: options.label }),
  maxLength: 40,
  admin: { description: options.description },
  validate: (value: string | null | undefined, { previousValue }: { previousValue?: unknown }) =>
    !value || value === previousValue || isTelephone(value) || TELEPHONE_FORM_MESSAGE,
})

/** A mail address of somebody who has no account here. */
export const mailAddress = (name: string, options: { description?: string } = {}): TextField => ({
  name,
  type: 'text',
  maxLength: 254,
  admin: { description: options.description },
  validate: (value: string | null | undefined) => !value || isEmail(value) || emailMessage(value),
})

/** A UTC instant. */
export const instant = (name: string, options: Options = {}): Field => ({
  name,
  type: 'date',
  required: options.required,
  index: options.index,
  admin: { date: { pickerAppearance: 'dayAndTime' }, description: options.description },
})

/** A choice from one of the closed lists of `src/policy/vocabulary.ts`, kept as text. */
export const oneOf = <Value extends string>(
  name: string,
  labels: Record<Value, string>,
  options: Options & { defaultValue?: NoInfer<Value> } = {},
): SelectField => ({
  name,
  type: 'select',
  required: options.required,
  index: options.index,
  defaultValue: options.defaultValue,
  options: Object.entries(labels).map(([value, label]) => ({ value, label: String(label) })),
  admin: { description: options.description },
})

/**
 * Facts that the service itself keeps as JSON. Read as text of our own: the editor that Payload would show fetches
 * its program from another host.
 */
export const facts = (name: string, options: Pick<Options, 'required'> = {}): JSONField => ({
  name,
  type: 'json',
  required: options.required,
  admin: { readOnly: true, components: { Field: '/src/panel/parts/Facts.tsx#Facts' } },
})
