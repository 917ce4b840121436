import type { AdminViewServerProps } from 'payload'
import { ROSTER_ANSWER_WITHIN_DAYS, ROSTER_REMIND_AFTER_DAYS } from '../../policy/rosterAsking.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { countWords } from '../../services/count.ts'
import {
  organizationsOfRosters,
  readRosterList,
  readRosterQuery,
  type RosterList,
  type RosterQuery,
} from '../../services/rosters/rosterList.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { rostersFile, rostersPath } from './addresses.ts'
import { RosterTable } from './RosterTable.tsx'

const showChoices = [
  { value: 'overdue', label: 'Not answered in time' },
  { value: 'waiting', label: 'Asked, still in time' },
]

/** Which requestors have not confirmed their staff this quarter (R13, R59). */
export const RostersPage = (props: AdminViewServerProps) =>
  framed(props, rostersPath, async (req) => {
    const query = readRosterQuery(props.searchParams ?? {})
    const [list, organizations] = await Promise.all([readRosterList(req, query), organizationsOfRosters(req)])
    return (
      <Page heading="Rosters to confirm" trail={[{ label: 'Rosters to confirm' }]}>
        <p>
          On the first business day of each quarter, every requestor is asked by email whether their staff
          still need CalJOBS, and reminded after {ROSTER_REMIND_AFTER_DAYS} days. Whoever has not answered for
          everybody within {ROSTER_ANSWER_WITHIN_DAYS} days is listed here by name. This is{' '}
          {quarterInWords(list.quarter)}.
        </p>
        <ReportFilter
          path={rostersPath}
          organizations={organizations}
          chosen={query.organizationId}
          also={{ name: 'show', label: 'Requestors', choices: showChoices, chosen: query.show }}
        />
        <Rosters list={list} query={query} />
      </Page>
    )
  })

function Rosters({ list: { rosters, counts }, query }: { list: RosterList; query: RosterQuery }) {
  const total = counts[query.show]
  return (
    <section aria-labelledby="rosters" className="cj-card">
      <h2 id="rosters">
        {countWords(total)} {total.count === 1 ? 'requestor' : 'requestors'}{' '}
        {query.show === 'overdue' ? 'did not answer in time' : 'still have time to answer'}
      </h2>
      {rosters.length ? (
        <>
          <p className="cj-actions cj-no-print">
            <a className="cj-button" href={rostersFile(query)} download>
              Download this list (CSV)
            </a>
            <PrintButton label="Print this list" />
          </p>
          <RosterTable rosters={rosters} />
          {rosters.length < total.count ? (
            <p className="cj-muted">
              These are {rosters.length} of {countWords(total)}. The file holds all of them.
            </p>
          ) : null}
        </>
      ) : (
        <p>{nothing(query)}</p>
      )}
    </section>
  )
}

const nothing = ({ show }: RosterQuery): string =>
  show === 'overdue'
    ? 'Every requestor whose time is over has answered for all of their staff.'
    : 'Nobody who was asked this quarter still has time and an answer to give.'
