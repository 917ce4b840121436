import type { FindingNumbers, ReviewNumbers } from '../../policy/quarterlyReview/report.ts'
import { shareInWords } from '../../policy/shares.ts'

export const number = (value: number): string => value.toLocaleString('en-US')

export const findingColumns = ['Findings', 'Open', 'Answered', 'Closed']

/** How many findings, of which severity, and how far they are. */
export const FindingCells = ({ of }: { of: FindingNumbers }) => (
  <>
    <td>
      {number(of.findings)}
      {of.findings ? <span className="cj-under">{severitiesInWords(of)}</span> : null}
    </td>
    <td>
      {number(of.open)}
      {of.overdue ? <span className="cj-flag">{number(of.overdue)} overdue</span> : null}
    </td>
    <td>{number(of.answered)}</td>
    <td>{number(of.closed)}</td>
  </>
)

/** `2 high, 1 low` */
const severitiesInWords = (of: FindingNumbers): string =>
  (['high', 'medium', 'low'] as const)
    .filter((severity) => of[severity])
    .map((severity) => `${number(of[severity])} ${severity}`)
    .join(', ')

export const resultColumns = [
  ...['Accounts in the sample', 'Reviewed', 'A check fails'],
  ...[...findingColumns, 'Results sent'],
]

/** What came of a sample, from its accounts to the letters that tell it. */
export const ResultCells = ({ of }: { of: ReviewNumbers }) => (
  <>
    <td>{number(of.accounts)}</td>
    <td>{number(of.reviewed)}</td>
    <td>{shareInWords(of.failing, of.checked)}</td>
    <FindingCells of={of} />
    <td>
      {number(of.sent)} of {number(of.letters)}
      {of.sent ? <span className="cj-under">{number(of.acknowledged)} acknowledged</span> : null}
    </td>
  </>
)
