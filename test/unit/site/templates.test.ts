import { describe, expect, it } from 'vitest'
import { makeRenderer } from '../../../src/site/render.ts'
import {
  type ChoiceField,
  type DateField,
  type FieldView,
  type FileField,
  type PageView,
  type QuestionPageView,
  type SelectField,
  type SiteContext,
  type TemplatePages,
  type TextField,
} from '../../../src/site/view.ts'
import { contentPageSamples } from './contentPages.ts'
import { maintenancePageSamples } from './maintenancePages.ts'
import { myPageSamples } from './myPages.ts'
import { ownershipPageSamples } from './ownershipPages.ts'
import { trainingPageSamples } from './trainingPages.ts'

const assets = { 'site.css': 'site.0.css', 'site.js': 'site.0.js', 'favicon.svg': 'favicon.0.svg' }
const render = makeRenderer({ assets })
const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)' style="x">&amp;`
const site: SiteContext = { path: '/request/new-account', sample: true, signedInAs: hostile }

const base = (name: string) => ({ name, id: name, label: `Label ${hostile}`, hint: hostile, error: hostile })
const text = (kind: TextField['kind'], name: string): TextField => ({
  ...base(name),
  kind,
  value: hostile,
  autocomplete: 'off',
  maxLength: kind === 'textarea' ? 500 : undefined,
  optional: true,
})
const choice = (kind: ChoiceField['kind'], name: string): ChoiceField => ({
  ...base(name),
  id: `${name}-1`,
  kind,
  options: [
    { value: hostile, label: hostile, hint: hostile, id: `${name}-1`, checked: true },
    { value: 'no', label: 'No', id: `${name}-2`, checked: false },
  ],
})
const select: SelectField = {
  ...base('organization'),
  kind: 'select',
  value: hostile,
  groups: [{ label: hostile, options: [{ value: hostile, label: hostile }] }],
}
const date: DateField = {
  ...base('training'),
  kind: 'date',
  month: '2',
  day: hostile,
  year: '',
  wrongParts: ['year'],
}
const file: FileField = { ...base('statement'), kind: 'file', accept: 'image/*,.pdf' }
const uploaded: FileField = {
  ...file,
  ...base('certificate'),
  uploaded: { id: 'u', name: hostile, size: '3 KB' },
}

const fields: FieldView[] = [
  text('text', 'name'),
  text('email', 'email'),
  text('tel', 'phone'),
  text('textarea', 'need'),
  choice('radios', 'employee'),
  choice('checkboxes', 'privileges'),
  select,
  date,
  file,
  uploaded,
]

const page: PageView = { heading: hostile, back: hostile, errors: [{ href: '#name', message: hostile }] }
const question = (change: Partial<QuestionPageView> = {}): QuestionPageView => ({
  ...page,
  action: hostile,
  progress: { current: 2, steps: ['One', hostile, 'Three'] },
  lead: [hostile],
  fields,
  hasFile: true,
  submitLabel: 'Continue',
  ...change,
})
const sections = [
  { heading: hostile, rows: [{ label: hostile, value: hostile, changeHref: hostile, removeHref: hostile }] },
]
const contentPages = contentPageSamples(page, hostile)
const contactPage = contentPages.contact

const everyPage: TemplatePages = {
  question: question(),
  'check-answers': {
    ...page,
    action: hostile,
    sections,
    declarations: choice('checkboxes', 'declarations'),
    idempotencyKey: hostile,
    recipient: hostile,
    notes: [hostile],
    localPolicies: [{ heading: hostile, text: hostile }],
  },
  lapsed: {
    ...page,
    lead: hostile,
    documents: [
      {
        name: hostile,
        completedOn: hostile,
        lapsedOn: hostile,
        earliestPassing: hostile,
        whatToDo: hostile,
        changeHref: hostile,
        formHref: hostile,
      },
    ],
  },
  confirmation: {
    ...page,
    reference: hostile,
    sentAt: hostile,
    recipient: hostile,
    contact: hostile,
    nextSteps: [hostile],
    notes: [hostile],
    localPolicies: [{ heading: hostile, text: hostile }],
    sections,
  },
  introduction: {
    ...page,
    paragraphs: [hostile],
    needs: [hostile],
    startHref: hostile,
    unprovedHref: hostile,
  },
  status: {
    ...page,
    reference: hostile,
    kind: hostile,
    state: hostile,
    since: hostile,
    age: hostile,
    next: hostile,
    holder: hostile,
    contact: hostile,
    beside: [hostile],
    denial: {
      reason: hostile,
      heading: hostile,
      words: hostile,
      explanation: hostile,
      sectionHref: hostile,
      text: hostile,
    },
    returned: { parts: [hostile], text: hostile, answerHref: hostile },
    timeline: [{ what: hostile, when: hostile }],
  },
  start: { ...page, startHref: hostile, statusHref: hostile, documentsValidDays: 365 },
  message: {
    ...page,
    paragraphs: [hostile],
    links: [{ href: hostile, text: hostile }],
    form: { action: hostile, button: hostile, hidden: [{ name: hostile, value: hostile }] },
  },
  fault: {
    ...page,
    paragraphs: [hostile],
    outage: { telephone: { number: hostile, href: hostile } },
    links: [{ href: hostile, text: hostile }],
  },
  'credentials-page': {
    ...page,
    reference: hostile,
    expiresAt: hostile,
    username: hostile,
    temporaryPassword: hostile,
  },
  ...contentPages,
  ...maintenancePageSamples(page, hostile),
  ...myPageSamples(page, hostile),
  ...trainingPageSamples(page, hostile),
  ...ownershipPageSamples(page, hostile),
}
const templates = Object.keys(everyPage) as (keyof TemplatePages)[]
/** Every tag of the output, with its attributes. */
const tagsOf = (html: string) => html.match(/<[a-z][^>]*>/gi) ?? []
const htmlOf = <Name extends keyof TemplatePages>(name: Name) => render(name, everyPage[name], site)

describe.each(templates)('the page %s', (name) => {
  const html = htmlOf(name)

  it('shows what a person typed as text, never as markup', () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('alert(1)</script>')
    expect(html).not.toContain('<img')
  })

  it('carries no inline script, style or event handler, so the strict policy blocks nothing', () => {
    expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script src="/assets/site.0.js" defer>'])
    expect(html).not.toContain('<style')
    for (const tag of tagsOf(html)) {
      const names = tag.replace(/"[^"]*"/g, '').toLowerCase()
      expect(names).not.toMatch(/\s(style|on[a-z]+)\b/)
    }
  })

  it('has one h1, a title made from it, and never the word undefined', () => {
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(html).toMatch(/<title>Error: &quot;&gt;.* – CalJOBS System Access – EDD<\/title>/)
    expect(html).not.toMatch(/undefined|\[object|null/)
  })

  it('marks no field as required and leaves the checking to the server (PG-6)', () => {
    for (const tag of tagsOf(html)) expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\srequired\b/)
    for (const form of html.match(/<form class="question[^>]*>/g) ?? []) expect(form).toContain('novalidate')
  })

  it('gives each id once, and every label, link and description a place to point to', () => {
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, named = ''] of html.matchAll(/\s(?:for|aria-describedby)="([^"]*)"/g)) {
      for (const id of named.split(' ')) expect(ids).toContain(id)
    }
  })
})

describe('errors', () => {
  const html = htmlOf('question')

  it('are summed up first in main after Back, before the h1, with the alert on the inner part (ER-1)', () => {
    const order = ['<main', 'class="back-link"', 'data-module="error-summary" tabindex="-1"', 'role="alert"']
    const places = [...order, 'There is a problem</h2>', '<h1'].map((part) => html.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('leave the title alone when there are none', () => {
    expect(render('question', question({ errors: [], heading: 'Who?' }), site)).toContain(
      '<title>Who? – CalJOBS System Access – EDD</title>',
    )
  })

  it.each(['name', 'email', 'phone', 'need', 'organization', 'statement'])(
    'of %s stand after the hint, are described by it and say Error to a screen reader (ER-3)',
    (name) => {
      const control = tagsOf(html).find((tag) => tag.includes(` id="${name}"`)) ?? ''
      expect(control).toContain(`aria-describedby="${name}-hint ${name}-error`)
      expect(control).toContain('aria-invalid="true"')
      expect(html.indexOf(`id="${name}-hint"`)).toBeLessThan(html.indexOf(`id="${name}-error"`))
      expect(html.indexOf(`id="${name}-error"`)).toBeLessThan(html.indexOf(control))
      expect(html).toContain(
        `id="${name}-error"><span class="usa-sr-only">Error:</span> &quot;&gt;&lt;script&gt;`,
      )
    },
  )

  it('of a date mark the wrong part alone (DT-3)', () => {
    const part = (name: string) => tagsOf(html).find((tag) => tag.includes(` id="training-${name}"`)) ?? ''
    expect(part('year')).toContain('aria-invalid="true"')
    expect(part('month')).not.toContain('aria-invalid')
    expect(part('day')).not.toContain('aria-invalid')
    expect(html).toContain('<option value="2" selected>February</option>')
  })
})

describe('a question page', () => {
  it('keeps an uploaded file by its name, with a button that removes it (UP-2)', () => {
    const html = render('question', question({ fields: [uploaded] }), site)
    expect(html).not.toContain('type="file"')
    expect(html).toMatch(/<button [^>]*name="remove" value="certificate"/)
    expect(html.indexOf('class="first-button"')).toBeLessThan(html.indexOf('name="remove"'))
  })

  it('keeps line breaks at the start of a long answer', () => {
    const answer = { ...text('textarea', 'need'), value: '\nSecond line' }
    expect(render('question', question({ fields: [answer] }), site)).toMatch(
      /<textarea[^>]*>\n\nSecond line<\/textarea>/,
    )
  })

  it('makes the only question the h1 when it is the heading', () => {
    const only: ChoiceField = { ...choice('radios', 'employee'), label: 'Who?' }
    const html = render('question', question({ heading: 'Who?', fields: [only] }), site)
    expect(html).toMatch(/<legend[^>]*>\s*<h1[^>]*>Who\?/)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})

it('every page says that a SAMPLE installation is one, and production says nothing of it', () => {
  expect(htmlOf('contact')).toContain('SAMPLE installation')
  expect(render('contact', contactPage, { ...site, sample: false })).not.toContain('SAMPLE')
})

it('a password is in the page only after its button was pressed', () => {
  const closed = { ...page, reference: 'CJ-7F3K-92QM', expiresAt: 'tomorrow', action: '/credentials/x' }
  const html = render('credentials-page', closed, site)
  expect(html).toContain('<form class="question" action="/credentials/x" method="post"')
  expect(html).not.toContain('Temporary password</dt>')
})

it('a template without its built assets fails at once', () => {
  expect(() => makeRenderer({ assets: {} })('contact', contactPage, site)).toThrow('has no asset')
})
