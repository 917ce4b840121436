import { sections, type SectionId, textOf } from './sections.ts'

/** The section that says these words, letter for letter; a list may carry the numbers of its items. */
export const sectionThatSays = (words: string): SectionId | undefined =>
  sections.find((section) => linesOf(words).every((line) => textOf(section).includes(line)))?.id

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.replace(/^\d+\. /, '').trim())
    .filter(Boolean)
