import { type PageView, type TemplatePages } from '../../../src/site/view.ts'

/** The requestor's own pages with one text everywhere. */
export function myPageSamples(
  page: PageView,
  text: string,
): Pick<TemplatePages, 'my-requests' | 'my-request' | 'my-staff'> {
  const filters = [
    { href: text, text, here: true },
    { href: text, text, here: false },
  ]
  return {
    'my-requests': {
      ...page,
      search: text,
      show: text,
      filters,
      found: text,
      requests: [true, false].map((isOpen) => ({
        href: text,
        reference: text,
        kind: text,
        staffName: text,
        state: text,
        isOpen,
        holder: text,
        since: text,
        countdown: isOpen ? text : undefined,
      })),
      place: text,
      newerHref: text,
      olderHref: text,
      startHref: text,
    },
    'my-request': {
      ...page,
      reference: text,
      kind: text,
      staffName: text,
      state: text,
      since: text,
      next: text,
      holder: text,
      contact: text,
      countdown: text,
      withdrawn: text,
      granted: { granted: [text], refused: [text], why: text },
      denial: { reason: text, heading: text, words: text, explanation: text, sectionHref: text, text },
      returned: { parts: [text], text, answerHref: text },
      timeline: [{ what: text, when: text }],
      sections: [{ heading: text, rows: [{ label: text, value: text }] }],
      withdrawHref: text,
    },
    'my-staff': {
      ...page,
      found: text,
      notices: [{ text, href: text, linkText: text }],
      filters,
      staff: [true, false].map((isLate) => ({
        isActive: isLate,
        name: text,
        username: text,
        organization: text,
        state: text,
        isLate,
        due: text,
        dueOn: isLate ? text : undefined,
        ispa: isLate ? text : undefined,
        statement: isLate ? text : undefined,
        openRequests: isLate ? [{ href: text, text }] : [],
        actions: isLate ? [{ href: text, text, of: text }] : [],
      })),
      renewHref: text,
      csvHref: text,
      calendarHref: text,
      handOverHref: text,
    },
  }
}
