import { headingsOf } from '../../policy/directive/citation.ts'
import { rulesOfCheck } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import type { TaggedDocument } from '../../pdf/taggedDocument.ts'
import type { CheckOutcome, ReviewCheck } from '../../policy/quarterlyReview/checklist/check.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import {
  findingRequirementLabels,
  findingSeverityLabels,
  findingStateLabels,
} from '../../policy/quarterlyReview/vocabulary.ts'
import type { AccountRecord } from './accountRecord.ts'
import { byWhom, dayInWords, instantInWords } from './summaryWords.ts'

type Review = AccountRecord['reviews'][number]

/** The quarterly reviews that the account was in the sample of, with checks, findings and what came of them (R49, R50). */
export function writeReviews(pdf: TaggedDocument, { reviews }: AccountRecord): void {
  pdf.heading(2, 'Quarterly reviews')
  if (!reviews.length) pdf.paragraph('The account was in no sample.')
  for (const review of reviews) writeReview(pdf, review)
}

function writeReview(pdf: TaggedDocument, review: Review): void {
  const { quarter, draw, checks, note, reviewedAt, reviewedBy, findings, letter } = review
  pdf.heading(3, `${quarterInWords(quarter)}, draw ${draw}`)
  pdf.facts([
    ['Reviewed', byWhom(reviewedAt, reviewedBy)],
    ['Note of the reviewer', note ?? '-'],
    ['Result sent', letter ? instantInWords(letter.sentAt) : '-'],
    ['Result acknowledged', letter ? byWhom(letter.acknowledgedAt, letter.acknowledgedBy) : '-'],
  ])
  if (checks?.length) writeChecks(pdf, checks)
  if (findings.length) writeFindings(pdf, findings)
  else pdf.paragraph('No findings.')
}

const outcomes: Record<CheckOutcome, string> = {
  pass: 'Pass',
  fail: 'Fail',
  'not-applicable': 'Does not apply',
}

const writeChecks = (pdf: TaggedDocument, checks: ReviewCheck[]) =>
  pdf.table({
    columns: [
      { label: 'Check', isRowHeader: true, share: 3 },
      { label: 'It rests on', share: 2 },
      { label: 'Outcome' },
      { label: 'What was found', share: 4 },
    ],
    rows: checks.map(({ code, outcome, text }) => [
      findingRequirementLabels[code],
      headingsOf(rulesOfCheck[code]).join('\n'),
      outcomes[outcome],
      text.join('\n'),
    ]),
  })

const writeFindings = (pdf: TaggedDocument, findings: Review['findings']) =>
  pdf.table({
    columns: [
      { label: 'Finding', isRowHeader: true, share: 3 },
      { label: 'Severity' },
      { label: 'Corrective action', share: 3 },
      { label: 'Who and until when', share: 2 },
      { label: 'State', share: 2 },
    ],
    rows: findings.map(
      ({ requirement, severity, text, correctiveAction, owner, dueOn, state, decidedAt }) => [
        `${findingRequirementLabels[requirement]}\n${text}`,
        findingSeverityLabels[severity],
        correctiveAction,
        `${owner}\n${dayInWords(dueOn)}`,
        [findingStateLabels[state], decidedAt && instantInWords(decidedAt)].filter(Boolean).join('\n'),
      ],
    ),
  })
