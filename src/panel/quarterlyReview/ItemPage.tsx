import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import { quarterInWords } from '../../policy/quarters.ts'
import { type ItemView, readItem } from '../../services/quarterlyReview/readItem.ts'
import { Instant } from '../parts/Instant.tsx'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { staffPath } from '../people/addresses.ts'
import { PrintButton } from '../people/PrintButton.tsx'
import { ActButton } from './ActButton.tsx'
import { Checklist } from './Checklist.tsx'
import { EarlierFindings } from './Finding.tsx'
import { FindingsOfItem } from './FindingsOfItem.tsx'
import { letterPath } from './letterAddresses.ts'
import { drawPath, reviewItemPath, reviewListPath } from './reportAddresses.ts'
import { WordsForm } from './WordsForm.tsx'

const trail = { label: 'Quarterly reviews', url: reviewListPath }

/** One account of a sample: its checks with their evidence, the findings, and the end of its review (R49). */
export async function ItemPage({ initPageResult }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  const view = id ? await readItem(await createLocalReq({ user }, payload), String(id)) : undefined
  return view ? (
    <Shown view={view} isReviewer={isOperationsUnit(user)} />
  ) : (
    <NotThere
      heading="There is no such account under review"
      trail={trail}
      words="It does not exist, or you do not oversee reviews."
      back="Back to the list"
    />
  )
}

function Shown({ view, isReviewer }: { view: ItemView; isReviewer: boolean }) {
  const { item, quarter, draw, reviewId, organization } = view
  const name = `${quarterInWords(quarter)}${draw > 1 ? `, draw ${draw}` : ''}`
  const mayAct = isReviewer && !view.mayNot && !view.letterId
  const today = pacificDateOf(view.readAt)
  return (
    <Page
      heading={`Account under review: ${item.personName}`}
      trail={[trail, { label: name, url: drawPath(reviewId) }, { label: item.personName }]}
    >
      <div className="cj-summary">
        <p className="cj-lead">
          {item.username ? `${item.username}, ` : ''}
          {organization.name}
        </p>
        <p className="cj-summary__line">
          <span>
            Number {item.position} of {view.sampleSize}, {item.stratum}
          </span>
        </p>
        <p className="cj-actions cj-no-print">
          <Link prefetch={false} href={staffPath(view.staffId)}>
            The account and its time line
          </Link>
          <Link prefetch={false} href={drawPath(reviewId)}>
            Back to the review
          </Link>
          {view.next ? (
            <Link prefetch={false} href={reviewItemPath(view.next)}>
              Next account to review
            </Link>
          ) : null}
          <PrintButton label="Print this page" />
        </p>
      </div>
      {isReviewer && view.mayNot ? <p className="cj-notice">{view.mayNot.message}.</p> : null}
      <Checklist view={view} mayRecheck={mayAct && !item.reviewedAt} />
      <FindingsOfItem view={view} mayAct={mayAct && !item.reviewedAt} today={today} />
      <End view={view} mayAct={mayAct} />
      <EarlierFindings
        findings={view.earlier}
        today={today}
        none="There was no finding about this account in an earlier review."
      />
    </Page>
  )
}

/** How the review of the account ended, or its end. */
function End({ view, mayAct }: { view: ItemView; mayAct: boolean }) {
  const { item, reviewer, letterId } = view
  if (!item.reviewedAt && !mayAct) return null
  const record = `/api/review-items/${item.id}`
  return (
    <section aria-labelledby="end" className="cj-card">
      <h2 id="end" tabIndex={-1}>
        {item.reviewedAt ? 'The review of this account has ended' : 'End the review of this account'}
      </h2>
      {item.reviewedAt ? (
        <>
          <p>
            {reviewer}, <Instant at={item.reviewedAt} />
          </p>
          {item.note ? <p className="cj-prose">{item.note}</p> : null}
          {letterId ? (
            <p>
              Its organization was told:{' '}
              <Link prefetch={false} href={letterPath(letterId)}>
                the results that were sent
              </Link>
            </p>
          ) : mayAct ? (
            <ActButton
              id="reopen"
              record={record}
              name="reopen"
              label="Go on with the review"
              done=""
              focus="end"
            />
          ) : null}
        </>
      ) : (
        <WordsForm
          id="conclude"
          record={record}
          field="note"
          label="Note (optional)"
          hint="Needed where a check fails and there is no finding about it: say why there is none."
          saved={item.note ?? ''}
          acts={[{ name: 'conclude', label: 'End the review of this account', done: '', main: true }]}
          focus="end"
        />
      )}
    </section>
  )
}
