'use client'

import { useAuth } from '@payloadcms/ui'
import Link from 'next/link.js'
import { usePathname } from 'next/navigation.js'
import type { Coordinator } from '../../payload-types.ts'

const links = [
  { label: 'Leavers', path: '/admin/leavers' },
  { label: 'Renewals', path: '/admin/renewals' },
  { label: 'Forms', path: '/admin/forms' },
  { label: 'Training of requestors', path: '/admin/training-progress' },
  { label: 'Duties of coordinators', path: '/admin/duties' },
  { label: 'Announcements', path: '/admin/announcements' },
  { label: 'Rosters to confirm', path: '/admin/rosters' },
  { label: 'Accounts without a requestor', path: '/admin/unowned' },
  { label: 'Organizations report', path: '/admin/organizations/report' },
]
/** For the Operations Unit and auditors alone. */
const oversight = [
  { label: 'Late deactivations report', path: '/admin/incidents/report' },
  { label: 'Reviews report', path: '/admin/reviews/report' },
  { label: 'Never sampled', path: '/admin/reviews/never-sampled' },
  { label: 'Jobs and mail', path: '/admin/jobs' },
]
/** Auditors have no requests that somebody would stand in for. */
const absence = { label: 'My absence', path: '/admin/absence' }

/** The ways to the pages that are no collection, after those of Payload. */
export function NavLinks() {
  const pathname = usePathname()
  const { user } = useAuth<Coordinator>()
  const shown = [
    ...links,
    ...(user?.kind === 'operations-unit' || user?.kind === 'auditor' ? oversight : []),
    ...(user?.kind === 'auditor' ? [] : [absence]),
  ]
  return (
    <div className="cj-nav" role="group" aria-labelledby="cj-nav-heading">
      <p id="cj-nav-heading" className="nav-group__label cj-nav__heading">
        More pages
      </p>
      <ul>
        {shown.map(({ label, path }) => (
          <li key={path}>
            <Link
              prefetch={false}
              href={path}
              className="nav__link"
              aria-current={pathname === path ? 'page' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
