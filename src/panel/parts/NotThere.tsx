import Link from 'next/link.js'
import { Page } from './Page.tsx'

type NotThereProps = {
  heading: string
  /** The step before it. */
  trail: { label: string; url: string }
  words: string
  back: string
}

/** A record that does not exist, or that the signed-in person may not see: the same for both. */
export const NotThere = ({ heading, trail, words, back }: NotThereProps) => (
  <Page heading={heading} trail={[trail]}>
    <p>
      {words}{' '}
      <Link prefetch={false} href={trail.url}>
        {back}
      </Link>
    </p>
  </Page>
)
