import type { PageView, TemplatePages } from '../../../src/site/view.ts'

/** Contact, forms, privacy, accessibility and the page for staff with one text everywhere. */
export const contentPageSamples = (
  page: PageView,
  text: string,
): Pick<TemplatePages, 'contact' | 'forms' | 'privacy' | 'accessibility' | 'for-staff' | 'directive'> => ({
  contact: {
    ...page,
    organization: {
      kind: 'select',
      name: 'organization',
      id: 'organization',
      label: text,
      hint: text,
      error: text,
      value: text,
      groups: [{ label: text, options: [{ value: text, label: text }] }],
    },
    answer: {
      organization: text,
      isClosed: true,
      standsIn: true,
      reason: text,
      coordinators: [{ name: text, kind: text, email: text, phone: { number: text, href: text } }],
      telephone: { number: text, href: text, whose: text },
      localPolicies: [{ heading: text, text }],
    },
  },
  forms: {
    ...page,
    forms: [
      {
        ...{ name: text, who: text, revision: text, postedOn: text, size: text, href: text },
        ...{ whatChanged: text, accessible: [text], olderRefusedAfter: text },
      },
    ],
    isCopy: true,
  },
  privacy: {
    ...page,
    official: { title: text, address: text, telephone: text, missing: [text] },
    accessibilityEmail: text,
    information: [{ heading: text, items: [{ item: text, submission: text }] }],
  },
  'for-staff': { ...page, documentsValidDays: 365, temporaryPasswordHours: 24 },
  accessibility: { ...page, accessibilityEmail: text },
  directive: {
    ...page,
    number: text,
    effectiveOn: text,
    supersedes: [text],
    sections: [
      {
        id: text,
        heading: text,
        blocks: [
          { paragraph: text },
          { list: [text] },
          { steps: [text] },
          { table: { caption: text, head: [text, text], rows: [[text, text]] } },
        ],
      },
    ],
  },
})
