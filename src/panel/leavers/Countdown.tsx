import Link from 'next/link.js'
import { leaverGroupInWords } from '../../policy/leavers.ts'
import { noticeInWords } from '../../policy/noticeGiven.ts'
import { countWords } from '../../services/count.ts'
import type { Leaver, LeaverPart, Leavers } from '../../services/leavers.ts'
import { inboxAddress, reviewPath } from '../inbox/addresses.ts'
import { PrintedAt } from '../inbox/PrintedAt.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { StateChip } from '../parts/StateChip.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { groupInInbox, leaversFile } from './addresses.ts'

type CountdownProps = { leavers: Leavers; organizationId?: string; mayRecord: boolean }

/** The open deactivations by how near their last moment is (R40, R41). */
export function Countdown({ leavers: { parts, shown, readAt }, organizationId, mayRecord }: CountdownProps) {
  if (!parts.some(({ count }) => count.count)) return <Nobody organizationId={organizationId} />
  return (
    <>
      <p>
        Each account is to be deactivated in CalJOBS by the last moment that its request names. Deactivate it
        there, then record it here.
      </p>
      <p className="cj-actions cj-no-print">
        <a className="cj-button" href={leaversFile(organizationId)} download>
          Download as a file for spreadsheets (CSV)
        </a>
        <PrintButton label="Print this list" />
      </p>
      <PrintedAt readAt={readAt.toISOString()} />
      {parts.map((part) => (
        <Group
          key={part.span.group}
          part={part}
          shown={shown}
          organizationId={organizationId}
          mayRecord={mayRecord}
        />
      ))}
    </>
  )
}

const Nobody = ({ organizationId }: { organizationId?: string }) => (
  <div className="cj-empty">
    <p>No account waits to be deactivated.</p>
    <p>
      When somebody leaves, their requestor sends a deactivation request. It stands here until the
      deactivation is recorded.
    </p>
    <p className="cj-actions">
      <Link prefetch={false} href={inboxAddress({ view: 'all', kind: 'deactivate', organizationId })}>
        Show all deactivation requests
      </Link>
    </p>
  </div>
)

type GroupProps = Omit<CountdownProps, 'leavers'> & { part: LeaverPart; shown: number }

function Group({ part: { span, count, rows }, shown, organizationId, mayRecord }: GroupProps) {
  const heading = leaverGroupInWords(span)
  const isWhole = !count.more && rows.length >= count.count
  return (
    <section aria-labelledby={span.group} className="cj-card">
      <h2 id={span.group}>
        {heading} <span className="cj-leavers__count">({countWords(count)})</span>
      </h2>
      {rows.length ? (
        <ReportTable caption={`${heading}, a leaver a row`} columns={columns} className="cj-leavers">
          <tbody>
            {rows.map((leaver) => (
              <Row key={leaver.id} leaver={leaver} mayRecord={mayRecord} />
            ))}
          </tbody>
        </ReportTable>
      ) : null}
      {count.count ? null : <p className="cj-muted">None.</p>}
      {isWhole ? null : (
        <p className="cj-leavers__more">
          This page shows the first {shown} leavers, {rows.length} of them in this group.{' '}
          <Link prefetch={false} href={groupInInbox(span.group, organizationId)}>
            Open the requests in the list<span className="cj-hidden">: {heading}</span>
          </Link>
        </p>
      )}
    </section>
  )
}

const columns = [
  'Leaver',
  'Username',
  'Organization',
  'Last day',
  'Requestor',
  'Days of notice',
  'State',
  'Request',
]

const Row = ({ leaver, mayRecord }: { leaver: Leaver; mayRecord: boolean }) => (
  <tr>
    <th scope="row">
      {leaver.staffName}
      <span className="cj-under">{leaver.staffEmail}</span>
    </th>
    <td>{leaver.username || <span className="cj-muted">None</span>}</td>
    <td className="cj-organization">{leaver.organization}</td>
    <td>
      {leaver.lastDayWords}
      <span className={leaver.group === 'late' ? 'cj-flag cj-flag--late' : 'cj-under'}>
        {leaver.group === 'late' ? `Late. ${leaver.countdown}` : leaver.countdown}
      </span>
    </td>
    <td>
      {leaver.requestorName}
      <span className="cj-under">{leaver.requestorEmail}</span>
    </td>
    <td>{noticeInWords(leaver.notice)}</td>
    <td className="cj-state">
      <StateChip kind="deactivate" state={leaver.state} />
      <span className="cj-under">{leaver.holder ?? 'Nobody has it yet'}</span>
    </td>
    <td>
      <Link prefetch={false} href={reviewPath(leaver.id)}>
        {mayRecord ? 'Record the deactivation' : 'Open the request'}
        <span className="cj-hidden"> of {leaver.staffName}</span>
      </Link>
      <span className="cj-under cj-nowrap">{leaver.reference}</span>
    </td>
  </tr>
)
