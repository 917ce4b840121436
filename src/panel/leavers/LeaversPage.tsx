import Link from 'next/link.js'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { isAuditor } from '../../access/roles.ts'
import { noticeSpans } from '../../policy/noticeGiven.ts'
import { organizationsToFilter } from '../../services/inbox.ts'
import { readLeavers } from '../../services/leavers.ts'
import { type NoticeQuery, readNotice, readNoticeQuery } from '../../services/noticeGiven.ts'
import { framed } from '../parts/framed.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportFilter } from '../parts/ReportFilter.tsx'
import { countdownAddress, leaversPath, noticeAddress } from './addresses.ts'
import { Countdown } from './Countdown.tsx'
import { Notice } from './Notice.tsx'

/** Accounts that are to be deactivated, by their last moment, and how early requestors tell (R40, R42). */
export const LeaversPage = (view: AdminViewServerProps) =>
  framed(view, leaversPath, async (req) => {
    const query = readNoticeQuery(view.searchParams ?? {})
    return view.searchParams?.show === 'notice' ? (
      <NoticeOfLeavers req={req} query={query} />
    ) : (
      <OpenLeavers req={req} organizationId={query.organizationId} />
    )
  })

async function OpenLeavers({ req, organizationId }: { req: PayloadRequest; organizationId?: string }) {
  const [leavers, organizations] = await Promise.all([
    readLeavers(req, organizationId),
    organizationsToFilter(req),
  ])
  return (
    <Page heading="Leavers" trail={[{ label: 'Leavers' }]}>
      <Ways current="countdown" organizationId={organizationId} />
      <ReportFilter path={leaversPath} organizations={organizations} chosen={organizationId} />
      <Countdown leavers={leavers} organizationId={organizationId} mayRecord={!isAuditor(req.user)} />
    </Page>
  )
}

async function NoticeOfLeavers({ req, query }: { req: PayloadRequest; query: NoticeQuery }) {
  const [report, organizations] = await Promise.all([readNotice(req, query), organizationsToFilter(req)])
  return (
    <Page
      heading="Days of notice"
      trail={[{ label: 'Leavers', url: leaversPath }, { label: 'Days of notice' }]}
    >
      <Ways current="notice" organizationId={query.organizationId} />
      <ReportFilter
        path={leaversPath}
        organizations={organizations}
        chosen={query.organizationId}
        kept={{ show: 'notice' }}
        also={{
          name: 'days',
          label: 'Requests sent in',
          chosen: String(query.days),
          choices: noticeSpans.map((span) => ({ value: String(span), label: `the last ${span} days` })),
        }}
      />
      <Notice report={report} query={query} />
    </Page>
  )
}

type WaysProps = { current: 'countdown' | 'notice'; organizationId?: string }

const Ways = ({ current, organizationId }: WaysProps) => (
  <nav aria-label="Leavers" className="cj-views cj-no-print">
    <ul>
      <li>
        <Link
          prefetch={false}
          href={countdownAddress(organizationId)}
          aria-current={current === 'countdown' ? 'page' : undefined}
        >
          Countdown
        </Link>
      </li>
      <li>
        <Link
          prefetch={false}
          href={noticeAddress(organizationId)}
          aria-current={current === 'notice' ? 'page' : undefined}
        >
          Days of notice
        </Link>
      </li>
    </ul>
  </nav>
)
