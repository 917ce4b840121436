import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { type CivilDate, pacificDateOf } from '../../policy/dates.ts'
import { rulesOfCheck } from '../../policy/quarterlyReview/checklist/rulesOfCheck.ts'
import {
  failingOf,
  FAILING_HEADING,
  introductionOf,
  NO_OPEN_ROSTERS,
  rosterInWords,
  ROSTERS_HEADING,
} from '../../policy/quarterlyReview/letterWords.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { findingRequirementLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import type { FindingRow } from '../../services/quarterlyReview/findingRows.ts'
import { type LetterView, readLetter, type ToldItem } from '../../services/quarterlyReview/readLetter.ts'
import { Rules } from '../parts/Cited.tsx'
import { Instant } from '../parts/Instant.tsx'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { staffPath } from '../people/addresses.ts'
import { PrintButton } from '../people/PrintButton.tsx'
import { ActButton } from './ActButton.tsx'
import { EarlierFindings, Finding } from './Finding.tsx'
import { letterListPath, letterPdf } from './letterAddresses.ts'
import { outcomesInWords } from './OutcomeChip.tsx'
import { WordsForm } from './WordsForm.tsx'

const trail = { label: 'Review results', url: letterListPath }

/** The results of one organization: its accounts, findings with due days, acknowledgement and answers (R50). */
export async function LetterPage({ initPageResult }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  const view = id ? await readLetter(await createLocalReq({ user }, payload), String(id)) : undefined
  return view ? (
    <Shown view={view} mayDecide={isOperationsUnit(user)} />
  ) : (
    <NotThere
      heading="There are no such results"
      trail={trail}
      words="They do not exist, or they belong to an organization that is not yours."
      back="Back to the list"
    />
  )
}

function Shown({ view, mayDecide }: { view: LetterView; mayDecide: boolean }) {
  const { letter, quarter, draw, organization, items, findings } = view
  const today = pacificDateOf(view.readAt)
  const name = `${organization.name}, ${quarterInWords(quarter)}${draw > 1 ? `, draw ${draw}` : ''}`
  return (
    <Page heading={`Results of the quarterly review: ${name}`} trail={[trail, { label: name }]}>
      <div className="cj-summary">
        <p className="cj-lead">For {organization.name}</p>
        {introductionOf(view).map((words) => (
          <p key={words}>{words}</p>
        ))}
        {letter.words ? <p className="cj-prose cj-quote">{letter.words}</p> : null}
        <p className="cj-muted">
          {view.sentBy}, CalJOBS Operations Unit, <Instant at={letter.sentAt} />. Sent to{' '}
          {letter.sentTo.join(', ')}.
        </p>
        <p className="cj-actions cj-no-print">
          <a href={letterPdf(letter.id)} download>
            Download this letter (PDF)
          </a>
          <Link prefetch={false} href={letterListPath}>
            Back to the list
          </Link>
          <PrintButton label="Print this page" />
        </p>
      </div>
      <Acknowledgement view={view} />
      <section aria-labelledby="findings" className="cj-card">
        <h2 id="findings">Findings</h2>
        {findings.length ? null : <p>There are none. Nothing is to be done.</p>}
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} today={today}>
            <Acts view={view} finding={finding} mayDecide={mayDecide} />
          </Finding>
        ))}
      </section>
      <section aria-labelledby="accounts" className="cj-card">
        <h2 id="accounts">Accounts that were reviewed</h2>
        <Accounts items={items} />
      </section>
      <Failing items={items} />
      <Earlier view={view} today={today} />
      <OpenRosters rosters={view.rosters} />
      <p className="cj-muted">
        Questions? Write to the CalJOBS Operations Unit: <a href={`mailto:${view.contact}`}>{view.contact}</a>
      </p>
    </Page>
  )
}

const Earlier = ({ view, today }: { view: LetterView; today: CivilDate }) => (
  <EarlierFindings
    findings={view.earlier}
    today={today}
    none="There was no finding about accounts of this organization in an earlier review."
  />
)

const OpenRosters = ({ rosters }: Pick<LetterView, 'rosters'>) => (
  <section aria-labelledby="rosters" className="cj-card">
    <h2 id="rosters">{ROSTERS_HEADING}</h2>
    {rosters.length ? (
      <ul>
        {rosters.map((one) => (
          <li key={one.name}>{rosterInWords(one)}</li>
        ))}
      </ul>
    ) : (
      <p>{NO_OPEN_ROSTERS}</p>
    )}
  </section>
)

const Acknowledgement = ({ view: { letter, acknowledgedBy, mayAnswer } }: { view: LetterView }) => (
  <section aria-labelledby="acknowledgement" className="cj-card">
    <h2 id="acknowledgement" tabIndex={-1}>
      Acknowledgement
    </h2>
    <div role="status">
      {letter.acknowledgedAt ? (
        <p className="cj-tag">
          Acknowledged by {acknowledgedBy}, <Instant at={letter.acknowledgedAt} />
        </p>
      ) : null}
    </div>
    {letter.acknowledgedAt ? null : mayAnswer ? (
      <>
        <p>Acknowledge that you have read these results. Findings are answered after that.</p>
        <ActButton
          id="acknowledge"
          record={`/api/review-letters/${letter.id}`}
          name="acknowledge"
          label="Acknowledge the results"
          done=""
          main
          focus="acknowledgement"
        />
      </>
    ) : (
      <p>The organization has not acknowledged the results yet.</p>
    )}
  </section>
)

/** The organization answers; the Operations Unit closes, or sends back. */
function Acts({ view, finding, mayDecide }: { view: LetterView; finding: FindingRow; mayDecide: boolean }) {
  const focus = `heading-${finding.id}`
  if (finding.state === 'open' && view.mayAnswer && view.letter.acknowledgedAt)
    return (
      <WordsForm
        id={`answer-${finding.id}`}
        record={`/api/review-letters/${view.letter.id}`}
        also={{ finding: finding.id }}
        label="What was done about it"
        hint="The Operations Unit reads it, and closes the finding or sends it back."
        acts={[{ name: 'answer', label: 'Say that it is done', done: '', main: true }]}
        focus={focus}
      />
    )
  if (finding.state === 'closed' || !mayDecide) return null
  const close = { name: 'close', label: 'Close the finding', done: '', main: true }
  const decide = (
    <WordsForm
      id={`decide-${finding.id}`}
      record={`/api/review-findings/${finding.id}`}
      label="What the organization is told"
      acts={
        finding.state === 'answered' ? [close, { name: 'return', label: 'Send it back', done: '' }] : [close]
      }
      focus={focus}
    />
  )
  return finding.state === 'answered' ? (
    decide
  ) : (
    <details className="cj-no-print">
      <summary>Close it without an answer</summary>
      {decide}
    </details>
  )
}

/** What a check that fails rests on. */
function Failing({ items }: { items: ToldItem[] }) {
  const failing = failingOf(items)
  return failing.length ? (
    <section aria-labelledby="failing" className="cj-card">
      <h2 id="failing">{FAILING_HEADING}</h2>
      {failing.map((code) => (
        <div key={code}>
          <h3>{findingRequirementLabels[code]}</h3>
          <Rules codes={rulesOfCheck[code]} />
        </div>
      ))}
    </section>
  ) : null
}

const Accounts = ({ items }: { items: ToldItem[] }) => (
  <ReportTable caption="Accounts that were reviewed" columns={['Account', 'Checks', 'Findings']}>
    <tbody>
      {items.map((item) => (
        <tr key={item.id}>
          <th scope="row">
            <Link prefetch={false} href={staffPath(item.staffId)} className="cj-reference">
              {item.personName}
            </Link>
            <span className="cj-under">{item.username}</span>
          </th>
          <td>
            {outcomesInWords(item.outcomes)}
            {item.failing.map((code) => (
              <span key={code} className="cj-under">
                Fails: {findingRequirementLabels[code]}
              </span>
            ))}
          </td>
          <td>{item.findings || 'None'}</td>
        </tr>
      ))}
    </tbody>
  </ReportTable>
)
