import type { TextField } from 'payload'
import { kinds } from '../src/policy/kinds/index.ts'
import { requestKinds } from '../src/policy/vocabulary.ts'

/** The kind of a request: whatever `src/policy/kinds` declares. Kept as text, so that a new kind is a declaration. */
export const kindOfRequest: TextField = {
  name: 'kind',
  type: 'text',
  required: true,
  index: true,
  validate: (value: string | null | undefined) =>
    value && value in kinds ? true : 'Select a kind of request',
  typescriptSchema: [() => ({ type: 'string', enum: [...requestKinds] })],
}
