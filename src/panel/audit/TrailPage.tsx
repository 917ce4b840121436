import Link from 'next/link.js'
import { createLocalReq, type ListViewServerProps } from 'payload'
import { countWords } from '../../services/count.ts'
import { readTrail, type TrailList } from '../../services/audit/trailList.ts'
import { isNarrowed, problemsOf, readTrailQuery, type TrailQuery } from '../../services/audit/trailQuery.ts'
import { readVerifications } from '../../services/audit/verifyByHand.ts'
import { organizationNames } from '../../services/organizationList.ts'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { trailAddress, trailFile, trailPath } from './addresses.ts'
import { TrailFilters } from './TrailFilters.tsx'
import { TrailTable } from './TrailTable.tsx'
import { Verifications } from './Verifications.tsx'

/** Who did what, when, to which record: the trail within what the signed-in person may see (C9, D37). */
export async function TrailPage({ payload, user, searchParams }: ListViewServerProps) {
  if (!user) return null
  const req = await createLocalReq({ user }, payload)
  const query = readTrailQuery(searchParams ?? {})
  const [list, organizations, verifications] = await Promise.all([
    readTrail(req, query),
    organizationNames(req),
    readVerifications(req),
  ])
  const problems = problemsOf(query)
  return (
    <Page heading="Audit trail" trail={[{ label: 'Audit trail' }]}>
      <p>
        {list.oversight
          ? 'Every act in this service: who, what and when. Nothing in it is ever changed or deleted.'
          : 'What was done for your organizations: who, what and when. Nothing in it is ever changed or deleted.'}
      </p>
      <TrailFilters query={query} problems={problems} organizations={organizations} />
      <div className="cj-bar">
        <p role="status" className="cj-results">
          {resultsInWords(query, list)}
        </p>
        <p className="cj-actions cj-no-print">
          {list.events.length ? (
            <a href={trailFile(query)} download>
              Download these events (CSV)
            </a>
          ) : null}
          {verifications ? <a href="#verification">Verify the trail</a> : null}
          <PrintButton label="Print this page" />
        </p>
      </div>
      {list.events.length ? (
        <>
          <TrailTable events={list.events} />
          <Pager query={query} list={list} />
        </>
      ) : (
        <Nothing query={query} hasProblems={Object.keys(problems).length > 0} />
      )}
      {verifications ? <Verifications verifications={verifications} /> : null}
    </Page>
  )
}

/** `500+ events found, the newest first` */
function resultsInWords(query: TrailQuery, { total }: TrailList): string {
  const what = total.count === 1 && !total.more ? 'event' : 'events'
  return `${countWords(total)} ${what}${isNarrowed(query) ? ' found' : ''}${total.count > 1 ? ', the newest first' : ''}`
}

const Pager = ({ query, list: { newer, older } }: { query: TrailQuery; list: TrailList }) =>
  newer || older ? (
    <div className="cj-pager cj-no-print">
      <nav className="cj-pager__part" aria-label="Pages of the audit trail">
        {newer ? (
          <>
            <Link prefetch={false} href={trailAddress({ ...query, older: undefined, newer: undefined })}>
              Newest events
            </Link>
            <Link prefetch={false} rel="prev" href={trailAddress({ ...query, older: undefined, newer })}>
              Newer events
            </Link>
          </>
        ) : null}
        {older ? (
          <Link prefetch={false} rel="next" href={trailAddress({ ...query, older, newer: undefined })}>
            Older events
          </Link>
        ) : null}
      </nav>
    </div>
  ) : null

/** What an empty list means, and the way out. */
const Nothing = ({ query, hasProblems }: { query: TrailQuery; hasProblems: boolean }) => (
  <div className="cj-empty">
    {hasProblems ? (
      <p>Correct the days above to search.</p>
    ) : isNarrowed(query) ? (
      <>
        <p>
          No event matches. Names are found as they are on record now; for somebody who is no longer on
          record, search by email address.
        </p>
        <p>
          <Link prefetch={false} href={trailPath}>
            Show all events
          </Link>
        </p>
      </>
    ) : (
      <p>Nothing has been done yet. Every act stands here from the moment it is done.</p>
    )}
  </div>
)
