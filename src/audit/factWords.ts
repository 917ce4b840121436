import { formatCivilDate, formatPacificInstant, isCivilDate } from '../policy/dates.ts'
import { kinds } from '../policy/kinds/index.ts'
import * as words from '../policy/vocabulary.ts'
import type { EventFacts } from './sentences/told.ts'

/** One field of a record, as it was and as it became. */
export type FactRow = {
  label: string
  before: string
  after: string
  /** Both are on record and differ. */
  changed: boolean
}

export type FactNames = {
  /** What kind of record it is, which decides what a state is called. */
  subjectKind?: string
  /** The name of a record by its id; nothing where it is not known. */
  nameOf: (id: unknown) => string | undefined
}

/** Before and after of an event as rows in words: every field that either names, in the order in which they stand. */
export function factRows(before: unknown, after: unknown, names: FactNames): FactRow[] {
  const was = flattened(before)
  const is = flattened(after)
  return [...new Set([...was.keys(), ...is.keys()])].map((path) => {
    const row = { before: inWords(path, was, names), after: inWords(path, is, names) }
    return { label: labelOf(path), ...row, changed: was.size > 0 && is.has(path) && row.before !== row.after }
  })
}

/** The same as one text of lines, for a cell. */
export const factLines = (facts: unknown, names: FactNames): string =>
  factRows(undefined, facts, names)
    .map(({ label, after }) => `${label}: ${after || NOTHING}`)
    .join('; ')

/** What stands where a field is empty. */
export const NOTHING = 'Nothing'

const isRecord = (value: unknown): value is EventFacts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Records within a record become paths: `filter.kind`. What is no record at all stands under one name. */
function flattened(facts: unknown, prefix = ''): Map<string, unknown> {
  if (facts === undefined || facts === null) return new Map()
  if (!isRecord(facts)) return new Map([[prefix || 'recorded', facts]])
  return new Map(
    Object.entries(facts).flatMap(([field, value]) => {
      const path = prefix ? `${prefix}.${field}` : field
      if (isRecord(value) && !isDocument(value)) return [...flattened(value, path)]
      return [[path, value] as [string, unknown]]
    }),
  )
}

/** A text of the editor; it has one root. */
const isDocument = (value: EventFacts): boolean => isRecord(value.root)

const inWords = (path: string, facts: Map<string, unknown>, names: FactNames): string =>
  facts.has(path) ? valueInWords(path.split('.').at(-1) ?? path, facts.get(path), names) : ''

function valueInWords(field: string, value: unknown, names: FactNames): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-US')
  if (Array.isArray(value)) return value.map((one) => valueInWords(field, one, names)).join(', ')
  if (isRecord(value)) return isDocument(value) ? textsIn(value) : recordInWords(value, names)
  return textInWords(field, String(value), names)
}

const recordInWords = (value: EventFacts, names: FactNames): string =>
  Object.entries(value)
    .filter(([field]) => field !== 'id')
    .map(([field, one]) => `${labelOf(field)}: ${valueInWords(field, one, names) || NOTHING}`)
    .join(', ')

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

function textInWords(field: string, text: string, { subjectKind, nameOf }: FactNames): string {
  if (isId.test(text)) return nameOf(text) ?? 'A record that is no longer there'
  if (isInstant.test(text)) return formatPacificInstant(new Date(text))
  if (isCivilDate(text)) return formatCivilDate(text)
  const labels = field === 'state' ? statesOf[subjectKind ?? ''] : labelsOf[field]
  if (labels) return labels[text] ?? codeInWords(text)
  return coded.has(field) ? codeInWords(text) : text
}

/** `not-mine` as `Not mine` */
const codeInWords = (code: string): string => {
  const plain = code.replaceAll('-', ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** What a document of the editor says, without its looks. */
function textsIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(textsIn).filter(Boolean).join(' ')
  if (!isRecord(node)) return ''
  if (typeof node.text === 'string') return node.text
  return textsIn(node.root ?? node.children)
}

type Labels = Record<string, string>

const statesOf: Record<string, Labels> = {
  request: words.requestStateLabels,
  incident: words.incidentStateLabels,
  message: words.messageStateLabels,
  'confidentiality-form': words.revisionStateLabels,
}

const kindLabels: Labels = {
  ...Object.fromEntries(Object.entries(kinds).map(([kind, { label }]) => [kind, label])),
  ...words.coordinatorKindLabels,
}

/** Fields that hold a code of a closed list, with what people read for each. */
const labelsOf: Record<string, Labels> = {
  kind: kindLabels,
  type: words.organizationTypeLabels,
  organizationType: words.organizationTypeLabels,
  title: words.requestorTitleLabels,
  requestorTitle: words.requestorTitleLabels,
  form: words.statementFormNames,
  statementForm: words.statementFormNames,
  document: words.documentLabels,
  audience: { ...words.announcementAudienceLabels, ...words.trainingAudienceLabels },
  escalatedTo: words.escalationLabels,
  bindsBy: words.deactivationBindingLabels,
  deactivationReason: words.deactivationReasonLabels,
  source: words.incidentSourceLabels,
  dataAccessed: words.dataAccessedLabels,
  signInSeen: words.signInSeenLabels,
  cause: words.lateCauseLabels,
  level: words.privilegeLevelLabels,
  request: words.requestStateLabels,
}

/** Fields that hold a code whose own words say enough. */
const coded = new Set([
  ...[
    'code',
    'act',
    'report',
    'why',
    'routeLevel',
    'template',
    'severity',
    'unit',
    'view',
    'show',
    'outcome',
  ],
  ...['refused', 'accountState', 'order', 'evidence'],
])

/** Where the name of a field does not say it in good English. */
const named: Record<string, string> = {
  act: 'Act',
  by: 'Replaced by',
  code: 'Reason of the service',
  faults: 'Faults',
  head: 'Last event of the trail',
  ids: 'Requests',
  isEddEmployee: 'EDD employee',
  ispaAgeDays: 'Days since the ISPA training',
  ispaCompletedOn: 'ISPA training completed on',
  ispaSeenOn: 'Date on the ISPA certificate',
  mimeType: 'Kind of file',
  olderRefusedAfter: 'Older signatures are refused after',
  recorded: 'What was recorded',
  sha256: 'Fingerprint of the file (SHA-256)',
  size: 'Size',
  standIn: 'Delegate',
  statementAgeDays: 'Days since the statement was signed',
  to: 'To',
  why: 'Why',
}

/** `credentialsExpireAt` as `Credentials expire at`; of a path, its parts in their order. */
export const labelOf = (path: string): string =>
  path
    .split('.')
    .map((field) => named[field] ?? humanized(field))
    .join(': ')

function humanized(field: string): string {
  const plain = field
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/\b(edd|ispa|wsb|mis|url)\b/g, (short) => short.toUpperCase())
    .replace(/\bcaljobs\b/g, 'CalJOBS')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
