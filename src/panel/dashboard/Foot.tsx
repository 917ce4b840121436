import Link from 'next/link.js'
import type { Inquiries } from '../../services/publicContacts.ts'

/** The end of the first page: where coordinators ask (R52), and what the public pages lack, for who can fill it in. */
export function Foot({ operationsEmail, gaps }: Inquiries) {
  return (
    <>
      {gaps.length ? (
        <section aria-labelledby="public-pages" className="cj-card">
          <h2 id="public-pages">The public pages lack something</h2>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
          <p>
            <Link prefetch={false} href="/admin/globals/settings">
              Fill it in on the page of settings
            </Link>
          </p>
        </section>
      ) : null}
      {operationsEmail ? (
        <p className="cj-muted">
          Questions? CalJOBS Access Coordinators, please contact the CalJOBS Operations Unit at{' '}
          <a href={`mailto:${operationsEmail}`}>{operationsEmail}</a>.
        </p>
      ) : null}
    </>
  )
}
