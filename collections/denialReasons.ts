import type { CollectionConfig, TextareaFieldValidation } from 'payload'
import { accessOf } from '../src/access/matrix.ts'
import { checkQuotation, type DenialReason, reasonSections } from '../src/policy/denialReasons.ts'
import { auditChange } from '../hooks/auditChange.ts'

const validWords: TextareaFieldValidation = (words, { siblingData }) => {
  const { section = 'service' } = siblingData as Partial<DenialReason>
  if (!words?.trim()) return 'Enter the words that the reason rests on'
  return checkQuotation({ section, words })[0]?.message ?? true
}

/** Coded reasons for a denial, each with the words that it rests on; all of it goes to the requestor (R39, D16). */
export const DenialReasons: CollectionConfig = {
  slug: 'denial-reasons',
  admin: { useAsTitle: 'label', defaultColumns: ['label', 'section', 'active'], group: 'Settings' },
  access: accessOf('denial-reasons'),
  hooks: { afterChange: [auditChange('denial-reason')] },
  fields: [
    { name: 'code', type: 'text', required: true, unique: true },
    { name: 'label', type: 'text', required: true, admin: { description: 'The requestor reads it first.' } },
    {
      name: 'section',
      type: 'select',
      required: true,
      options: reasonSections,
      admin: { description: 'The section of the directive that the reason rests on.' },
    },
    {
      name: 'words',
      type: 'textarea',
      required: true,
      maxLength: 1000,
      validate: validWords,
      admin: {
        description:
          'What the section says, letter for letter. For a rule of this service, one plain sentence. The requestor reads it.',
      },
    },
    {
      name: 'text',
      type: 'textarea',
      required: true,
      admin: { description: 'The same in plain words. The requestor reads it.' },
    },
    { name: 'active', type: 'checkbox', defaultValue: true },
  ],
}
