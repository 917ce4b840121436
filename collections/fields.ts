import type { Field, JSONField, SelectField, TextField } from 'payload'
import { isCivilDate } from '../src/policy/dates.ts'
import { EMAIL_FORM_MESSAGE, emailMessage, isEmail, normalizeEmail } from '../src/policy/people.ts'
import { isTelephone, TELEPHONE_FORM_MESSAGE } from '../src/policy/telephone.ts'

type Options = { required?: boolean; index?: boolean; description?: string }
/** `component` shows it in the panel. */
type DateOptions = Options & { component?: string }

/** A Pacific civil date, kept as the text `YYYY-MM-DD` so that no time zone can shift it (D22, DT-4). */
export const civilDate = (name: string, options: DateOptions = {}): TextField => ({
  name,
  type: 'text',
  required: options.required,
  index: options.index,
  maxLength: 10,
  admin: {
    description: options.description ?? 'Year-month-day, Pacific Time',
    ...(options.component && { components: { Field: options.component } }),
  },
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

/** Email addresses, each once. */
export const addresses = (value: string | string[] | null | undefined) => {
  const given = [value ?? []].flat()
  const wrong = given.find((one) => !isEmail(one))
  if (wrong !== undefined) return `${EMAIL_FORM_MESSAGE}. This is not one: ${wrong}`
  return new Set(given.map(normalizeEmail)).size === given.length || 'Enter each address once'
}

/** Mail domains, at least one. */
export const mailDomains = (value: string | string[] | null | undefined) => {
  const given = [value ?? []].flat()
  if (!given.length) return 'Enter at least one mail domain, like edd.ca.gov'
  return given.every((one) => isEmail(`name@${one}`)) || 'Enter mail domains alone, like edd.ca.gov'
}

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
