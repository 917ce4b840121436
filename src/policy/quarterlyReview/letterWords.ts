import { formatCivilDate } from '../dates.ts'
import { type Quarter, quarterInWords } from '../quarters.ts'
import { type ReviewCheckCode, reviewChecks } from './vocabulary.ts'

type Told = {
  quarter: Quarter
  organization: { name: string }
  items: unknown[]
  findings: { dueOn: string }[]
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

/** How a letter begins, on the page and as a PDF: what was reviewed, what was found, what is to be done (R50). */
export function introductionOf({ quarter, organization, items, findings }: Told): string[] {
  const first = findings.map(({ dueOn }) => dueOn).sort()[0]
  return [
    `The CalJOBS Operations Unit reviews a random sample of CalJOBS accounts every quarter, to make sure that the CalJOBS System Access directive is followed. In the sample of ${quarterInWords(quarter)} ${items.length === 1 ? 'is' : 'are'} ${counted(items.length, 'account')} of ${organization.name}. These are the results, for your information and accountability.`,
    first
      ? `There ${findings.length === 1 ? 'is' : 'are'} ${counted(findings.length, 'finding')}. The first corrective action is due ${formatCivilDate(first)}. When it is done, say so beside the finding; the Operations Unit then closes it.`
      : 'There is no finding. Nothing is to be done but to acknowledge that you have read this.',
  ]
}

export const FAILING_HEADING = 'What the checks that fail rest on'

/** The checks that at least one of these accounts fails, each once, in the order of the checklist. */
export const failingOf = (items: { failing: ReviewCheckCode[] }[]): ReviewCheckCode[] =>
  reviewChecks.filter((code) => items.some(({ failing }) => failing.includes(code)))

export const ROSTERS_HEADING = 'Requestors who have not confirmed their staff'
export const NO_OPEN_ROSTERS = 'Every requestor whose time is over has answered for all of their staff.'

/** `Parker Sample: 3 people not answered for` (R59) */
export const rosterInWords = ({ name, people }: { name: string; people: number }): string =>
  `${name}: ${people === 1 ? '1 person' : `${people} people`} not answered for`
