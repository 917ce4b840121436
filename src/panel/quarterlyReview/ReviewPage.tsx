import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import type { Review } from '../../payload-types.ts'
import { quarterCode, quarterInWords } from '../../policy/quarters.ts'
import { sampleStratumLabels } from '../../policy/quarterlyReview/vocabulary.ts'
import {
  itemsIn,
  type ItemView,
  itemViews,
  readItemView,
  readReview,
  type ReviewView,
} from '../../services/quarterlyReview/readReview.ts'
import { Instant } from '../parts/Instant.tsx'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { ItemTable } from './ItemTable.tsx'
import { OrganizationsOfReview } from './OrganizationsOfReview.tsx'
import { RefreshSoon } from './RefreshSoon.tsx'
import { ReplayButton } from './ReplayButton.tsx'
import { drawPath, reviewItemPath, reviewListPath, reviewReportAddress } from './reportAddresses.ts'

const trail = { label: 'Quarterly reviews', url: reviewListPath }

/** One draw: its accounts, how far each organization is, and everything that the sample rests on (R49, D14). */
export async function ReviewPage({ initPageResult, searchParams }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  const id = initPageResult.docID
  if (!user) return null
  const view = id ? await readReview(await createLocalReq({ user }, payload), String(id)) : undefined
  return view ? (
    <Shown view={view} mayAct={isOperationsUnit(user)} shown={readItemView(searchParams?.show)} />
  ) : (
    <NotThere
      heading="There is no such review"
      trail={trail}
      words="It does not exist, or you do not oversee reviews."
      back="Back to the list"
    />
  )
}

const nameOf = ({ quarter, draw }: Review) => `${quarterInWords(quarter)}${draw > 1 ? `, draw ${draw}` : ''}`

type ShownProps = { view: ReviewView; mayAct: boolean; shown: ItemView }

function Shown({ view, mayAct, shown }: ShownProps) {
  const { review, items, organizations } = view
  const name = nameOf(review)
  const reviewed = items.filter(({ reviewedAt }) => reviewedAt).length
  const next = items.find(({ reviewedAt, isOwn }) => !reviewedAt && !isOwn)
  return (
    <Page heading={`Quarterly review: ${name}`} trail={[trail, { label: name }]}>
      <div className="cj-summary">
        <p>
          <label htmlFor="progress">
            {reviewed} of {items.length} accounts reviewed
          </label>{' '}
          <progress id="progress" value={reviewed} max={Math.max(items.length, 1)} />
        </p>
        {review.reason ? <p className="cj-prose">Drawn once more because: {review.reason}</p> : null}
        <p className="cj-actions cj-no-print">
          {mayAct && next ? (
            <Link prefetch={false} href={reviewItemPath(next.id)} className="cj-button cj-button--main">
              {reviewed ? 'Go on with the next account' : 'Begin with the first account'}
            </Link>
          ) : null}
          <Link prefetch={false} href={reviewReportAddress({ quarter: review.quarter })}>
            Report of this quarter
          </Link>
          <PrintButton label="Print this page" />
        </p>
      </div>
      <section aria-labelledby="accounts" className="cj-card">
        <h2 id="accounts">Accounts in the sample</h2>
        <Items view={view} mayAct={mayAct} shown={shown} />
      </section>
      <section aria-labelledby="organizations" className="cj-card">
        <h2 id="organizations" tabIndex={-1}>
          Results for the organizations
        </h2>
        <OrganizationsOfReview reviewId={review.id} organizations={organizations} mayAct={mayAct} />
      </section>
      <HowDrawn view={view} />
    </Page>
  )
}

const viewLabels: Record<ItemView, string> = {
  all: 'All',
  'to-review': 'To review',
  failing: 'A check fails',
  'with-findings': 'With findings',
}

const Items = ({ view: { review, items }, mayAct, shown }: ShownProps) => (
  <>
    <nav aria-label="Views of the sample" className="cj-views cj-no-print">
      <ul>
        {itemViews.map((one) => (
          <li key={one}>
            <Link
              prefetch={false}
              href={one === 'all' ? drawPath(review.id) : `${drawPath(review.id)}?show=${one}`}
              aria-current={one === shown ? 'page' : undefined}
            >
              {viewLabels[one]} <span className="cj-count">{itemsIn(one, items).length}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
    <p className="cj-actions cj-no-print">
      <a href={`/api/reviews/${review.id}/sample.csv`} download>
        Download the sample and its checks (CSV)
      </a>
    </p>
    {items.every(({ checks }) => checks) ? null : <RefreshSoon />}
    {itemsIn(shown, items).length ? (
      <ItemTable items={itemsIn(shown, items)} mayAct={mayAct} />
    ) : (
      <p>There is none of these.</p>
    )}
  </>
)

const number = (value: number) => value.toLocaleString('en-US')

const HowDrawn = ({ view }: { view: ReviewView }) => (
  <section aria-labelledby="how" className="cj-card">
    <h2 id="how">How the sample was drawn</h2>
    <Facts facts={factsOf(view)} />
    <p>
      An account&rsquo;s ticket is the SHA-256 of the seed, a colon and its id; in each part the accounts with
      the lowest tickets are the sample. The population can be taken along and has the sum above, so that
      anybody can draw it again, also with other tools or by{' '}
      <code>npm run review:replay -- {quarterCode(view.review.quarter)}</code>.
    </p>
    <p className="cj-actions cj-no-print">
      <a href={`/api/reviews/${view.review.id}/population.csv`} download>
        Download the population (CSV)
      </a>
    </p>
    <ReplayButton reviewId={view.review.id} />
    <Allocation allocation={view.review.allocation} />
  </section>
)

const methodInWords = (review: Review): string =>
  review.unit === 'percent'
    ? `${review.size} percent of the accounts`
    : review.size === 1
      ? '1 account'
      : `${number(review.size)} accounts`

const factsOf = ({ review, drawnBy }: ReviewView): Fact[] => [
  { label: 'Drawn by', value: drawnBy },
  { label: 'Drawn', value: <Instant at={review.drawnAt} /> },
  {
    label: 'Size asked for',
    value: `${methodInWords(review)}${review.leastAnOrganization ? `, at least ${review.leastAnOrganization} of each organization` : ''}`,
  },
  {
    label: 'Divided by',
    value: review.strata?.length
      ? review.strata.map((one) => sampleStratumLabels[one]).join(', ')
      : 'Nothing',
  },
  {
    label: 'Never sampled before',
    value: review.neverSampledPercent
      ? `At least ${review.neverSampledPercent} percent of each part`
      : 'No difference made',
  },
  { label: 'Population', value: `${number(review.populationSize)} accounts` },
  { label: 'Sample', value: `${number(review.sampleSize)} accounts` },
  { label: 'SHA-256 of the population', value: <code className="cj-hash">{review.populationSha256}</code> },
  { label: 'Seed', value: <code className="cj-hash">{review.seed}</code> },
  { label: 'Algorithm', value: `${review.algorithm}, version ${review.algorithmVersion}` },
]

type Part = { stratum: string; population: number; sampled: number; neverSampled: number }

function Allocation({ allocation }: { allocation: Review['allocation'] }) {
  const parts = Array.isArray(allocation) ? (allocation as Part[]) : []
  if (parts.length < 2) return null
  return (
    <details>
      <summary>The parts of the population, and how many of each are in the sample</summary>
      <div className="cj-scroll" role="region" aria-label="Table: parts of the population" tabIndex={0}>
        <table className="cj-table cj-report">
          <caption className="cj-hidden">Parts of the population</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Accounts</th>
              <th scope="col">In the sample</th>
              <th scope="col">Of these, never sampled before</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ stratum, population, sampled, neverSampled }) => (
              <tr key={stratum}>
                <th scope="row">{stratum}</th>
                <td>{number(population)}</td>
                <td>{number(sampled)}</td>
                <td>{number(neverSampled)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
