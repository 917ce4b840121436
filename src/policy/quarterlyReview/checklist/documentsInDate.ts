import { addDays, type CivilDate, daysBetween, formatCivilDate, pacificDateOf } from '../../dates.ts'
import { DOCUMENT_VALID_DAYS } from '../../eligibility.ts'
import { kindOf } from '../../kinds/index.ts'
import { type DocumentKind, documentKinds } from '../../vocabulary.ts'
import {
  type AccountFacts,
  completedBy,
  type DaySpan,
  daysOfQuarter,
  isDeactivation,
  spanInWords,
} from './accountFacts.ts'
import type { ReviewCheck } from './check.ts'
import { checkOf, counted, documentName, type Seen, toDocument, toStaff } from './result.ts'

/**
 * ISPA training and statement are in date on every day of the quarter on which the account was active and on record
 * (R11, R46, D2, D5).
 */
export function documentsInDate(facts: AccountFacts): ReviewCheck {
  const spans = activeSpans(facts)
  return checkOf(
    'documents-in-date',
    spans.length ? documentKinds.map((document) => documentSeen(facts, document, spans)) : [],
    'The account was not active on any day of the quarter that is looked at',
    [toStaff(facts.account)],
  )
}

function documentSeen(facts: AccountFacts, document: DocumentKind, spans: DaySpan[]): Seen {
  const completions = completionsOf(facts, document)
  const gaps = gapsOf(spans, completions)
  const name = documentName(document, facts.account)
  const evidence = facts.documents.filter((one) => one.document === document).flatMap(toDocument)
  const dates = datesInWords(completions)
  if (gaps.length)
    return {
      isRight: false,
      text: `${name}: not in date ${gaps.map(gapInWords).join(' and ')}. ${dates}`,
      evidence,
    }
  const days = spans.reduce((sum, span) => sum + lengthOf(span), 0)
  const when = spans.map(spanInWords).join(' and ')
  return {
    isRight: true,
    text: `${name}: in date on every day the account was active, ${when} (${counted(days, 'day')}). ${dates}`,
    evidence,
  }
}

const lengthOf = ({ from, to }: DaySpan): number => daysBetween(from, to) + 1

const gapInWords = (gap: DaySpan): string => `${spanInWords(gap)} (${counted(lengthOf(gap), 'day')})`

const datesInWords = (completions: CivilDate[]): string =>
  completions.length
    ? `Dates on record: ${completions.map(formatCivilDate).join('; ')}`
    : 'No date is on record'

/**
 * The days on which a document was completed, oldest first: as accepted, and as it stood on record when a request was
 * sent; of an account that nothing was accepted for, the date on record.
 */
export function completionsOf(
  { account, documents, requests }: AccountFacts,
  document: DocumentKind,
): CivilDate[] {
  const isTraining = document === 'ispa-training'
  const accepted = documents.filter((one) => one.document === document).map((one) => one.completedOn)
  const before = requests.map((one) => (isTraining ? one.ispaBefore : one.statementBefore))
  const onRecord = isTraining ? account.ispaCompletedOn : account.statementSignedOn
  const known = [...accepted, ...before, ...(accepted.length ? [] : [onRecord])]
  return [...new Set(known.filter((day) => day !== undefined))].sort()
}

/** The days of these spans on which no document was in date: `0 <= day - completedOn <= 365` (D2). */
export function gapsOf(spans: DaySpan[], completions: CivilDate[]): DaySpan[] {
  const ordered = [...completions].sort()
  return spans.flatMap(({ from, to }) => {
    const gaps: DaySpan[] = []
    let next = from
    for (const completedOn of ordered) {
      if (completedOn > to || next > to) break
      if (completedOn > next) gaps.push({ from: next, to: addDays(completedOn, -1) })
      const after = addDays(completedOn, DOCUMENT_VALID_DAYS + 1)
      if (after > next) next = after
    }
    return next <= to ? [...gaps, { from: next, to }] : gaps
  })
}

/**
 * The days of the quarter, up to the as-of day, on which the account was active and on record: from the day on which
 * it was recorded, or made again, to the day of its deactivation.
 */
export function activeSpans(
  facts: Pick<AccountFacts, 'quarter' | 'asOf' | 'account' | 'requests'>,
): DaySpan[] {
  const quarter = daysOfQuarter(facts.quarter)
  const last = pacificDateOf(facts.asOf)
  const to = last < quarter.to ? last : quarter.to
  return lifetimesOf(facts).flatMap(({ start, end }) => {
    const begun = pacificDateOf(start)
    const ended = end && pacificDateOf(end)
    const span = {
      from: begun > quarter.from ? begun : quarter.from,
      to: ended && ended < to ? ended : to,
    }
    return span.from <= span.to ? [span] : []
  })
}

type Lifetime = { start: Date; end?: Date }

/**
 * The times in which the account was active, one after the other, in the order in which they were recorded. An account
 * that is older than this service begins when it came on record here.
 */
function lifetimesOf({
  account,
  asOf,
  requests,
}: Pick<AccountFacts, 'account' | 'asOf' | 'requests'>): Lifetime[] {
  const completed = completedBy(requests, asOf)
  const [first] = completed
  const isOlder = !first || kindOf(first.kind).concerns !== 'new-person'
  const lifetimes: Lifetime[] = []
  let open = isOlder ? account.recordedAt : undefined
  for (const { kind, completedAt, deactivatedAt } of completed) {
    if (!isDeactivation(kind)) open ??= completedAt
    else if (open) {
      lifetimes.push({ start: open, end: deactivatedAt })
      open = undefined
    }
  }
  if (open) lifetimes.push({ start: open, end: account.deactivatedAt })
  return lifetimes.filter(({ start, end }) => !end || end >= start)
}
