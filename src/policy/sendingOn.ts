import type { Problem } from './problem.ts'

/** Longest message that goes along with the forms, in characters. */
export const MOST_WORDS = 2000

/** What a coordinator writes to the requestors, until it is changed (R15). */
export const usualWords = [
  'Here are the current confidentiality forms. Please use these from now on, and tell the staff whom you oversee.',
  'EDD employees sign the DE 7410. All other staff sign the E-1. Everybody signs again every year.',
].join('\n\n')

/** The words that go along with the forms: there, and not too long. */
export function checkWords(text: string): Problem[] {
  const length = text.trim().length
  if (!length)
    return [
      { code: 'text-missing', field: 'text', message: 'Write a message to the requestors', clause: 'R15' },
    ]
  return length > MOST_WORDS
    ? [
        {
          code: 'text-too-long',
          field: 'text',
          message: `Shorten the message to ${MOST_WORDS} characters or fewer`,
          clause: 'R15',
        },
      ]
    : []
}
