import type { PayloadRequest } from 'payload'
import { writeAuditEvent } from '../../audit/writeAuditEvent.ts'
import { inTransaction } from '../../database/transaction.ts'
import { TaggedDocument } from '../../pdf/taggedDocument.ts'
import { formatCivilDate, formatPacificInstant } from '../../policy/dates.ts'
import { failure, type Result, success } from '../../policy/problem.ts'
import {
  introductionOf,
  failingOf,
  FAILING_HEADING,
  NO_OPEN_ROSTERS,
  rosterInWords,
  ROSTERS_HEADING,
} from '../../policy/quarterlyReview/letterWords.ts'
import { quarterCode, quarterInWords } from '../../policy/quarters.ts'
import { restsOn } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import {
  findingRequirementLabels,
  findingSeverityLabels,
  findingStateLabels,
} from '../../policy/quarterlyReview/vocabulary.ts'
import { actorOf, addressOf } from '../actor.ts'
import { applicationOf } from '../application.ts'
import { letterNotFound } from './actOnLetter.ts'
import type { FindingRow } from './findingRows.ts'
import { type LetterView, readLetter } from './readLetter.ts'

type Pdf = { bytes: Uint8Array; name: string }

/** The letter as a PDF, for who may read it; in the audit trail before it leaves (R50, C9). */
export async function exportLetter(req: PayloadRequest, id: string): Promise<Result<Pdf>> {
  const view = await readLetter(req, id)
  if (!view) return failure(letterNotFound)
  const app = applicationOf(req.payload)
  await inTransaction(
    app.payload,
    ({ sql }) =>
      writeAuditEvent(
        sql,
        {
          event: 'review-result-opened',
          actor: actorOf(req),
          subject: { kind: 'review-letter', id },
          organizationId: view.organization.id,
          address: addressOf(req),
        },
        app.clock.now(),
      ),
    req.user,
  )
  return success({ bytes: await letterPdf(view), name: `caljobs-review-${quarterCode(view.quarter)}` })
}

/** What the page of the letter shows, as a document that screen readers can follow. */
export function letterPdf(view: LetterView): Promise<Uint8Array> {
  const { letter, quarter, organization, items, findings, earlier } = view
  const title = `Results of the quarterly review, ${quarterInWords(quarter)}`
  const document = new TaggedDocument({ title: `${title}: ${organization.name}`, foot: title })
  document.heading(1, title)
  document.paragraph(`For ${organization.name}`)
  for (const words of introductionOf(view)) document.paragraph(words)
  if (letter.words) document.paragraph(letter.words)
  document.facts([
    ['From', `${view.sentBy}, CalJOBS Operations Unit`],
    ['Sent', formatPacificInstant(new Date(letter.sentAt))],
    ['Sent to', letter.sentTo.join(', ')],
    [
      'Acknowledged',
      letter.acknowledgedAt
        ? `${view.acknowledgedBy}, ${formatPacificInstant(new Date(letter.acknowledgedAt))}`
        : 'Not yet',
    ],
    ['Questions', view.contact],
  ])
  document.heading(2, 'Findings')
  if (!findings.length) document.paragraph('There are none. Nothing is to be done.')
  for (const finding of findings) writeFinding(document, finding)
  document.heading(2, 'Accounts that were reviewed')
  document.table({
    columns: [
      { label: 'Account', share: 2, isRowHeader: true },
      { label: 'CalJOBS username', share: 2 },
      { label: 'Checks that fail', share: 3 },
      ...['Pass', 'Not applicable', 'Findings'].map((label) => ({ label })),
    ],
    rows: items.map(({ personName, username, outcomes, failing, findings: found }) => [
      personName,
      username || 'None',
      failing.map((code) => findingRequirementLabels[code]).join('; ') || 'None',
      ...[outcomes.pass, outcomes['not-applicable'], found].map(String),
    ]),
  })
  writeFailing(document, view)
  document.heading(2, 'What came of earlier findings')
  if (earlier.length) document.list(earlier.map(earlierInWords), { numbered: false })
  else document.paragraph('There was no finding about accounts of this organization in an earlier review.')
  document.heading(2, ROSTERS_HEADING)
  if (view.rosters.length) document.list(view.rosters.map(rosterInWords), { numbered: false })
  else document.paragraph(NO_OPEN_ROSTERS)
  return document.finish()
}

/** What a check that fails rests on, for who has only this file at hand. */
function writeFailing(document: TaggedDocument, { items }: LetterView): void {
  const failing = failingOf(items)
  if (failing.length) document.heading(2, FAILING_HEADING)
  for (const code of failing) {
    document.heading(3, findingRequirementLabels[code])
    document.list(restsOn(code), { numbered: false })
  }
}

function writeFinding(document: TaggedDocument, finding: FindingRow): void {
  document.heading(3, `${findingRequirementLabels[finding.requirement]}: ${finding.personName}`)
  document.facts([
    ['What was found', finding.text],
    ...restsOnFact(finding),
    ['Severity', findingSeverityLabels[finding.severity]],
    ['Corrective action', finding.correctiveAction],
    ['Owner', finding.owner],
    ['Due on', formatCivilDate(finding.dueOn)],
    ['State', findingStateLabels[finding.state]],
    ...(finding.answer ? [['The organization says', finding.answer.text] as const] : []),
    ...(finding.decision ? [['The Operations Unit says', finding.decision.text] as const] : []),
  ])
}

const restsOnFact = ({ requirement }: FindingRow): [string, string][] => {
  const lines = restsOn(requirement)
  return lines.length ? [['It rests on', lines.join('\n')]] : []
}

const earlierInWords = (finding: FindingRow): string =>
  `${quarterInWords(finding.quarter)}, ${findingRequirementLabels[finding.requirement]}, ${finding.personName}: ${finding.text} ${findingStateLabels[finding.state]}.`
