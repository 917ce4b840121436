import Link from 'next/link.js'
import { recipientsInWords } from '../../policy/announcements.ts'
import type { AnnouncementsView, ListedAnnouncement } from '../../services/announcements/listAnnouncements.ts'
import { Instant } from '../parts/Instant.tsx'
import { Facts } from '../review/Facts.tsx'

/** The record, the newest first. */
export function AnnouncementList({ view: { announcements, page, hasNext } }: { view: AnnouncementsView }) {
  return (
    <section aria-labelledby="announced">
      <h2 id="announced">Announced so far</h2>
      {announcements.map((one) => (
        <Announced key={one.id} announcement={one} />
      ))}
      {announcements.length ? null : (
        <div className="cj-empty">
          <p>{page === 1 ? 'Nothing has been announced yet.' : 'There is nothing on this page.'}</p>
        </div>
      )}
      <Pages page={page} hasNext={hasNext} />
    </section>
  )
}

function Announced({ announcement }: { announcement: ListedAnnouncement }) {
  const { id, audience, subject, body, sentAt, sentBy, recipients } = announcement
  return (
    <article aria-labelledby={`announcement-${id}`} className="cj-card cj-announced">
      <h3 id={`announcement-${id}`}>{subject}</h3>
      <Facts
        facts={[
          { label: 'To', value: recipientsInWords(audience, recipients) },
          { label: 'Sent', value: <Instant at={sentAt} /> },
          { label: 'By', value: sentBy ?? 'An account that is gone' },
          { label: 'Mail', value: deliveryInWords(announcement) },
        ]}
      />
      <details>
        <summary>
          Read the text<span className="cj-hidden"> of “{subject}”</span>
        </summary>
        <div className="cj-prose">{body}</div>
      </details>
    </article>
  )
}

/** `40 delivered, 1 waits, 1 not delivered` */
function deliveryInWords({ delivered, waiting, failed }: ListedAnnouncement): string {
  const inDigits = (count: number) => count.toLocaleString('en-US')
  return [
    `${inDigits(delivered)} delivered`,
    ...(waiting ? [`${inDigits(waiting)} ${waiting === 1 ? 'waits' : 'wait'} to be sent`] : []),
    ...(failed ? [`${inDigits(failed)} not delivered`] : []),
  ].join(', ')
}

function Pages({ page, hasNext }: { page: number; hasNext: boolean }) {
  if (page === 1 && !hasNext) return null
  return (
    <nav className="cj-pager" aria-label="Pages of the announcements">
      <div className="cj-pager__part">
        {page > 1 ? (
          <Link prefetch={false} rel="prev" href={`?page=${page - 1}`}>
            Newer announcements
          </Link>
        ) : null}
        {hasNext ? (
          <Link prefetch={false} rel="next" href={`?page=${page + 1}`}>
            Older announcements
          </Link>
        ) : null}
      </div>
    </nav>
  )
}
