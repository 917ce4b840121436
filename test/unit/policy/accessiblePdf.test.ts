import { expect, it } from 'vitest'
import {
  accessiblePdfStatement,
  type PdfDescription,
  unreadablePdf,
} from '../../../src/policy/accessiblePdf.ts'

const good: PdfDescription = {
  pages: 2,
  title: 'SAMPLE form',
  showsTitle: true,
  language: 'en-US',
  tagged: true,
  fillableFields: 5,
}

/** What does not pass, in words. */
const complaints = (description: PdfDescription) =>
  accessiblePdfStatement(description)
    .filter(({ passes }) => !passes)
    .map(({ text }) => text)

it('says of a PDF what it does for people who do not see it', () => {
  expect(accessiblePdfStatement(good)).toEqual([
    {
      passes: true,
      text: 'Tagged: screen readers are told what is a heading, a list or a field, and in which order',
    },
    { passes: true, text: 'Language: en-US' },
    { passes: true, text: 'Title: SAMPLE form' },
    { passes: true, text: '5 fields can be filled in on the screen' },
  ])
  expect(accessiblePdfStatement({ ...good, fillableFields: 1 })[3]?.text).toMatch(/^1 field can/)
})

it('names each thing that is missing', () => {
  expect(complaints({ pages: 1, showsTitle: false, tagged: false, fillableFields: 0 })).toEqual([
    'Not tagged: screen readers must guess what is a heading, a list or a field, and in which order',
    'No language is set: screen readers may read it with the wrong voice',
    'No title: readers show the name of the file',
    'No fields: it cannot be filled in on the screen',
  ])
})

it('a title that readers do not show does not pass', () => {
  expect(complaints({ ...good, showsTitle: false })).toEqual([
    'Title: SAMPLE form. Readers show the name of the file instead of it',
  ])
})

it('says nothing more of a file that cannot be read', () => {
  expect(complaints(unreadablePdf)).toEqual(['The file cannot be read: nothing can be said about it'])
})
