import { type PageView, type TemplatePages } from '../../../src/site/view.ts'
import { type MaintenanceRowView, type RowControl } from '../../../src/site/view/maintenance.ts'

/** The pages of the annual maintenance with one text everywhere. */
export function maintenancePageSamples(
  page: PageView,
  text: string,
): Pick<TemplatePages, 'maintenance-table' | 'maintenance-check' | 'maintenance-sent'> {
  const control = (name: string): RowControl => ({ id: name, name, label: text, of: text, error: text })
  const file = { ...control('file'), accept: 'image/*,.pdf', removeValue: text }
  const row = (id: string): MaintenanceRowView => ({
    id,
    name: text,
    username: text,
    organization: text,
    due: text,
    dueOn: text,
    isLate: true,
    errors: [text],
    acts: {
      ...control(`act-${id}`),
      options: [{ value: text, id: `act-${id}`, label: text, checked: true }],
    },
    documents: [
      { date: { ...control(`one-${id}`), value: text, onRecord: text }, file },
      {
        date: { ...control(`two-${id}`), value: text },
        file: { ...file, id: `other-${id}`, uploaded: { id: 'u', name: text, size: text } },
      },
    ],
    lastDay: { ...control(`day-${id}`), value: text },
    reason: { ...control(`reason-${id}`), options: [{ value: text, label: text, chosen: true }] },
    openRequests: [{ href: text, text }],
    removePersonValue: text,
  })
  return {
    'maintenance-table': {
      ...page,
      action: text,
      notices: [{ text, href: text, linkText: text }],
      requestor: text,
      requestorHref: text,
      shared: [control('all')],
      sharedValues: [text],
      rows: [row('row-1')],
      localPolicies: [{ heading: text, text }],
      goOnLabel: text,
    },
    'maintenance-check': {
      ...page,
      action: text,
      count: text,
      rows: [{ name: text, act: text, facts: [[text, text]], changeHref: text }],
      staying: text,
      notes: [text],
      localPolicies: [{ heading: text, text }],
      declarations: {
        ...control('declarations'),
        kind: 'checkboxes',
        options: [{ value: text, label: text, id: 'declarations', checked: false }],
      },
      idempotencyKey: text,
    },
    'maintenance-sent': {
      ...page,
      sentAt: text,
      contact: text,
      requests: [{ reference: text, href: text, staffName: text, kind: text, holder: text }],
      refused: [{ name: text, why: text }],
      staying: text,
      tableHref: text,
      localPolicies: [{ heading: text, text }],
      nextSteps: [text],
    },
  }
}
