import { escapeHtml } from '../../../src/escapeHtml.ts'
import { type PageView, type TemplatePages } from '../../../src/site/view.ts'
import type { TrainingConfirmationView } from '../../../src/site/view/training.ts'

/** The pages of the training with one text everywhere; the HTML of a body is escaped before it comes to a template. */
export function trainingPageSamples(
  page: PageView,
  text: string,
): Pick<TemplatePages, 'training' | 'training-page' | 'training-print'> {
  const confirmation: TrainingConfirmationView = {
    confirmedAt: text,
    isNew: true,
    action: text,
    isRequired: true,
  }
  const html = `<p>${escapeHtml(text)}</p>`
  const pieces = [
    { text, found: true },
    { text, found: false },
  ]
  return {
    training: {
      ...page,
      search: text,
      pages: [{ href: text, title: pieces, words: pieces }],
      printHref: text,
      confirmation,
    },
    'training-page': {
      ...page,
      summary: text,
      html,
      clause: text,
      clauseHref: text,
      changedOn: text,
      previous: { href: text, title: text },
      next: { href: text, title: text },
      preview: text,
    },
    'training-print': {
      ...page,
      pages: [
        { id: text, title: text, summary: text, html, clause: text, clauseHref: text, changedOn: text },
      ],
    },
  }
}
