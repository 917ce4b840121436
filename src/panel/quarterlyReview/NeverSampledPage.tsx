import Link from 'next/link.js'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { neverSampledInWords } from '../../policy/quarterlyReview/neverSampled.ts'
import { organizationNames } from '../../services/organizationList.ts'
import {
  type NeverSampled,
  type NeverSampledQuery,
  readNeverSampled,
  readNeverSampledQuery,
} from '../../services/quarterlyReview/neverSampled.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { ForOversight, reviewTrail } from './ForOversight.tsx'
import { NeverSampledCounts, NeverSampledTable } from './NeverSampledTables.tsx'
import { neverSampledAddress, neverSampledFile, neverSampledPath, reviewListPath } from './reportAddresses.ts'

const heading = 'Never sampled'

/** Active accounts that no quarterly review has looked at yet (R49, D14). */
export const NeverSampledPage = (view: AdminViewServerProps) =>
  framed(view, neverSampledPath, async (req) => {
    const query = readNeverSampledQuery(view.searchParams ?? {})
    const read = await readNeverSampled(req, query)
    if (!read.ok) return <ForOversight heading={heading} words={read.problems[0]?.message ?? ''} />
    return <Accounts req={req} found={read.value} organizationId={query.organizationId} />
  })

type AccountsProps = { req: PayloadRequest; found: NeverSampled; organizationId?: string }

async function Accounts({ req, found, organizationId }: AccountsProps) {
  const { accounts, organizations, page, hasNext, today } = found
  return (
    <Page heading={heading} trail={reviewTrail(heading)}>
      <ReportFilter
        path={neverSampledPath}
        organizations={await organizationNames(req)}
        chosen={organizationId}
      />
      {organizations ? (
        <p role="status" className="cj-results">
          {neverSampledInWords(organizations)}
        </p>
      ) : null}
      <p>
        Active accounts that were in no sample of a quarterly review. Who draws the next sample under{' '}
        <Link prefetch={false} href={reviewListPath}>
          Quarterly reviews
        </Link>{' '}
        can say that at least so many percent of it come from accounts that were never sampled.
      </p>
      <p className="cj-actions cj-no-print">
        <PrintButton label="Print this page" />
      </p>
      {organizations?.length ? <NeverSampledCounts rows={organizations} /> : null}
      {accounts.length ? (
        <section aria-labelledby="accounts" className="cj-card">
          <h2 id="accounts">Accounts, the longest on record first</h2>
          <p className="cj-actions cj-no-print">
            <a className="cj-button" href={neverSampledFile(organizationId)} download>
              Download all of them (CSV)
            </a>
          </p>
          <NeverSampledTable accounts={accounts} today={today} />
          <Pager query={{ organizationId, page }} hasNext={hasNext} />
        </section>
      ) : null}
    </Page>
  )
}

const Pager = ({ query, hasNext }: { query: NeverSampledQuery; hasNext: boolean }) => (
  <div className="cj-pager cj-no-print">
    <nav className="cj-pager__part" aria-label="Pages of the list">
      {query.page > 1 ? (
        <Link prefetch={false} rel="prev" href={neverSampledAddress({ ...query, page: query.page - 1 })}>
          Previous page
        </Link>
      ) : null}
      <span>Page {query.page.toLocaleString('en-US')}</span>
      {hasNext ? (
        <Link prefetch={false} rel="next" href={neverSampledAddress({ ...query, page: query.page + 1 })}>
          Next page
        </Link>
      ) : null}
    </nav>
  </div>
)
