import { type Citation, citationOf, headingsOf, OWN_RULE, quoted } from '../../policy/directive/citation.ts'
import type { RuleCode } from '../../policy/directive/rules.ts'
import { sectionUnder } from '../../policy/denialReasons.ts'

/** Words that were told under a heading: those of the directive stand in quotation marks. */
export const Cited = ({ heading, words }: { heading: string; words: string }) => (
  <Quotation citation={{ heading, words, section: sectionUnder(heading) }} />
)

/** What rules rest on: their headings, and the words of each when it is opened. */
export const Rules = ({ codes }: { codes: readonly RuleCode[] }) =>
  codes.length ? (
    <details className="cj-cited">
      <summary>
        <span className="cj-hidden">Rests on: </span>
        {headingsOf(codes).join('; ')}
      </summary>
      {codes.map((code) => (
        <Quotation key={code} citation={citationOf(code)} />
      ))}
    </details>
  ) : null

const Quotation = ({ citation }: { citation: Citation }) => (
  <blockquote className="cj-cited__words">
    <span className="cj-cited__heading">{citation.section ? `${citation.heading}:` : `${OWN_RULE}:`}</span>{' '}
    {quoted(citation)}
  </blockquote>
)
