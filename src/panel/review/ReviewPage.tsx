import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { summaryOf } from '../../policy/review.ts'
import { incidentOfRequest } from '../../services/incidents/incidentRecord.ts'
import { type InboxQuery, readInboxQuery } from '../../services/inboxQuery.ts'
import { readReview, type Review } from '../../services/reviewRequest.ts'
import { backAddress, inboxPath, reviewPath } from '../inbox/addresses.ts'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { Checks } from './Checks.tsx'
import { Claims } from './Claims.tsx'
import { DatesSeen } from './DatesSeen.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { decisionOf } from './decisionOf.ts'
import { Documents } from './Documents.tsx'
import { History } from './History.tsx'
import { Looking } from './Looking.tsx'
import { Outcome } from './Outcome.tsx'
import { Related } from './Related.tsx'
import { SentMail } from './SentMail.tsx'
import { Summary, type SummaryProps } from './Summary.tsx'
import { Undelivered } from './Undelivered.tsx'

const trail = { label: 'Requests', url: inboxPath }

/** One request on one page: the checks and the decision, the claims and the documents side by side (ux 4.1). */
export async function ReviewPage({ initPageResult, searchParams }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  if (!id) return <NotOffered />
  const query = readInboxQuery(searchParams ?? {})
  const req = await createLocalReq({ user }, payload)
  const review = await readReview(req, String(id), query)
  if (!review)
    return (
      <NotThere
        heading="There is no such request"
        trail={trail}
        words="It does not exist, or it belongs to an organization that is not yours."
        back="Back to the requests"
      />
    )
  return <Reviewed review={review} query={query} incident={await incidentOfRequest(req, review.request.id)} />
}

type ReviewedProps = { review: Review; query: InboxQuery; incident: SummaryProps['incident'] }

function Reviewed({ review, query, incident }: ReviewedProps) {
  const { request, files } = review
  const next = review.next && reviewPath(review.next.id, query)
  const back = backAddress(query)
  return (
    <Page
      heading={`Request ${request.reference}`}
      trail={[{ ...trail, url: back }, { label: request.reference }]}
    >
      <Summary review={review} incident={incident} next={next} back={back} />
      <Looking
        key={`looking ${request.id}`}
        requestId={request.id}
        looking={review.looking}
        changedAt={request.changedAt}
      />
      <Undelivered
        key={`undelivered ${request.id}`}
        messages={review.mail.undelivered}
        mayAct={review.mail.mayAct}
      />
      <DatesSeen key={request.id}>
        <div className="cj-review">
          <div className="cj-review__facts">
            <Checks lines={review.checks} summary={summaryOf(review.checks)} />
            <Outcome review={review} />
            {files.length ? null : <Claims review={review} />}
          </div>
          <aside id="decision" tabIndex={-1} className="cj-review__decision" aria-label="Decision">
            <DecisionPanel {...decisionOf(review)} next={next} back={back} />
          </aside>
        </div>
        {files.length ? (
          <div className="cj-sides">
            <Claims review={review} />
            <Documents review={review} />
          </div>
        ) : null}
      </DatesSeen>
      <Related review={review} query={query} />
      <SentMail key={`sent ${request.id}`} messages={review.mail.sent} mayAct={review.mail.mayAct} />
      <History entries={review.history} />
    </Page>
  )
}

const NotOffered = () => (
  <Page heading="Requests are sent by requestors" trail={[trail]}>
    <p>
      A request comes in through the public form, where the requestor proves the mail address first.{' '}
      <a href="/">Open the public site</a>
    </p>
  </Page>
)
