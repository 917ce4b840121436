import Link from 'next/link.js'
import { Page } from '../parts/Page.tsx'
import { reviewListPath } from './reportAddresses.ts'

/** The steps to a page about all reviews. */
export const reviewTrail = (label: string) => [{ label: 'Quarterly reviews', url: reviewListPath }, { label }]

/** What a coordinator reads who comes to a page of oversight, and the way out (R50). */
export const ForOversight = ({ heading, words }: { heading: string; words: string }) => (
  <Page heading={heading} trail={[{ label: heading }]}>
    <p>
      {words}.{' '}
      <Link prefetch={false} href="/admin/collections/review-letters">
        Results of reviews for your organizations
      </Link>
    </p>
  </Page>
)
