/** What a PDF says of itself that matters to people who do not see it, or who fill it in on the screen. */
export type PdfDescription = {
  /** 0 when the file cannot be read. */
  pages: number
  title?: string
  /** Whether readers show the title, not the name of the file, in the bar of the window (ISO 14289-1, 7.1). */
  showsTitle: boolean
  /** Of the whole document, as a tag such as `en-US` (ISO 14289-1, 7.2). */
  language?: string
  /** Marked as tagged, and with a structure tree that is not empty (ISO 14289-1, 7.1). */
  tagged: boolean
  fillableFields: number
}

/** Of a file that is encrypted, broken, or no PDF. */
export const unreadablePdf: PdfDescription = { pages: 0, showsTitle: false, tagged: false, fillableFields: 0 }

export type AccessibilityFinding = { passes: boolean; text: string }

/**
 * What is shown beside each revision of a form (D15, D21): a sentence for each thing that a program can see. A file
 * that passes all of them can still be tagged badly; only a person with a screen reader can tell.
 */
export function accessiblePdfStatement(description: PdfDescription): AccessibilityFinding[] {
  if (!description.pages)
    return [{ passes: false, text: 'The file cannot be read: nothing can be said about it' }]
  return [
    tagging(description),
    language(description),
    title(description),
    filling(description.fillableFields),
  ]
}

const tagging = ({ tagged }: PdfDescription): AccessibilityFinding => ({
  passes: tagged,
  text: tagged
    ? 'Tagged: screen readers are told what is a heading, a list or a field, and in which order'
    : 'Not tagged: screen readers must guess what is a heading, a list or a field, and in which order',
})

const language = ({ language }: PdfDescription): AccessibilityFinding => ({
  passes: language !== undefined,
  text: language
    ? `Language: ${language}`
    : 'No language is set: screen readers may read it with the wrong voice',
})

function title({ title, showsTitle }: PdfDescription): AccessibilityFinding {
  if (!title) return { passes: false, text: 'No title: readers show the name of the file' }
  return showsTitle
    ? { passes: true, text: `Title: ${title}` }
    : { passes: false, text: `Title: ${title}. Readers show the name of the file instead of it` }
}

function filling(fields: number): AccessibilityFinding {
  if (!fields) return { passes: false, text: 'No fields: it cannot be filled in on the screen' }
  return {
    passes: true,
    text: `${fields} ${fields === 1 ? 'field' : 'fields'} can be filled in on the screen`,
  }
}
