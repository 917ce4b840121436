import {
  type ChoiceField,
  type PageView,
  type TemplatePages,
  type TextField,
} from '../../../src/site/view.ts'
import type { AnswerTable } from '../../../src/site/view/ownership.ts'

const choice = (kind: ChoiceField['kind'], id: string, text: string): ChoiceField => ({
  kind,
  name: id,
  id,
  label: text,
  hint: text,
  error: text,
  options: [1, 2].map((place) => ({
    value: text,
    label: text,
    id: place === 1 ? id : `${id}-${place}`,
    checked: place === 1,
  })),
})

/** The roster and the hand-over with one text everywhere. */
export function ownershipPageSamples(
  page: PageView,
  text: string,
): Pick<TemplatePages, 'roster' | 'roster-saved' | 'hand-over' | 'hand-over-received'> {
  const table: AnswerTable = {
    label: text,
    columns: [text, text],
    answerHead: text,
    people: ['one', 'two'].map((id) => ({
      name: text,
      under: [text, text],
      cells: [[text], [text, text]],
      field: choice('radios', `answer-${id}`, text),
    })),
  }
  const address: TextField = {
    kind: 'email',
    name: 'toEmail',
    id: 'toEmail',
    label: text,
    value: text,
    autocomplete: 'off',
  }
  const answered = [{ words: text, when: text }]
  return {
    roster: { ...page, action: text, saved: text, found: text, allHref: text, table },
    'roster-saved': {
      ...page,
      confirmed: [text],
      givenUp: true,
      leaving: [{ name: text, href: text }],
      left: text,
    },
    'hand-over': {
      ...page,
      action: text,
      done: text,
      received: { text, href: text },
      fields: { staff: choice('checkboxes', 'staffIds', text), address },
      nobody: text,
      takeBackAction: text,
      offers: [{ offerId: text, name: text, to: text, since: text }],
      answered,
    },
    'hand-over-received': { ...page, action: text, done: text, found: text, table, answered },
  }
}
