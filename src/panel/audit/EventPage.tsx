import Link from 'next/link.js'
import { createLocalReq, type DocumentViewServerProps } from 'payload'
import { NOTHING } from '../../audit/factWords.ts'
import type { TrailEventFacts, TrailRecord } from '../../services/audit/trailEvents.ts'
import { readEvent } from '../../services/audit/trailList.ts'
import { organizationPath } from '../organizations/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { NotThere } from '../parts/NotThere.tsx'
import { Page } from '../parts/Page.tsx'
import { ReportTable } from '../parts/ReportTable.tsx'
import { PrintButton } from '../people/PrintButton.tsx'
import { type Fact, Facts } from '../review/Facts.tsx'
import { recordPath, trailAddress, trailPath } from './addresses.ts'

const trail = { label: 'Audit trail', url: trailPath }

/** One event: who, what, when, and what was before and after (C9). */
export async function EventPage({ initPageResult }: DocumentViewServerProps) {
  const { user, payload } = initPageResult.req
  if (!user) return null
  const event = await readEvent(await createLocalReq({ user }, payload), String(initPageResult.docID ?? ''))
  return event ? (
    <Shown event={event} />
  ) : (
    <NotThere
      heading="There is no such event"
      trail={trail}
      words="It does not exist, or it is not about one of your organizations."
      back="Back to the audit trail"
    />
  )
}

function Shown({ event }: { event: TrailEventFacts }) {
  const { position, sentence, refused } = event
  const name = position ? `Event ${position.toLocaleString('en-US')}` : 'Event'
  return (
    <Page heading={name} trail={[trail, { label: name }]}>
      <p className="cj-lead">
        {sentence}. {refused ? <span className="cj-flag cj-flag--late">Refused</span> : null}
      </p>
      <p className="cj-actions cj-no-print">
        <Link prefetch={false} href={trailPath}>
          Back to the audit trail
        </Link>
        <PrintButton label="Print this page" />
      </p>
      <section aria-labelledby="event" className="cj-card">
        <h2 id="event">The event</h2>
        <Facts facts={factsOf(event)} />
      </section>
      <section aria-labelledby="changes" className="cj-card">
        <h2 id="changes">Before and after</h2>
        {event.rows.length ? <Changes event={event} /> : <p>This event keeps nothing more.</p>}
      </section>
    </Page>
  )
}

function factsOf(event: TrailEventFacts): Fact[] {
  const { at, who, email, act, record, request, organization, organizationId, address, position, hash } =
    event
  return [
    { label: 'When', value: <Instant at={at.toISOString()} /> },
    { label: 'Who', value: email && !who.includes(email) ? `${who}, ${email}` : who },
    { label: 'Act', value: act },
    ...(record && record.id !== request?.id ? [{ label: 'Record', value: <Record record={record} /> }] : []),
    ...(request ? [{ label: 'Request', value: <Record record={request} /> }] : []),
    ...(organization && organizationId
      ? [
          {
            label: 'Organization',
            value: (
              <Link prefetch={false} href={organizationPath(organizationId)}>
                {organization}
              </Link>
            ),
          },
        ]
      : []),
    ...(address ? [{ label: 'Network address', value: address }] : []),
    {
      label: 'Number in the trail',
      value: position ? position.toLocaleString('en-US') : 'None: it stands outside the chain',
    },
    ...(hash ? [{ label: 'Hash in the chain', value: <span className="cj-under">{hash}</span> }] : []),
  ]
}

/** The page of the record, and everything that the trail has of it. */
function Record({ record }: { record: TrailRecord }) {
  const path = recordPath(record)
  return (
    <>
      {path ? (
        <Link prefetch={false} href={path}>
          {record.name}
        </Link>
      ) : (
        record.name
      )}{' '}
      <Link prefetch={false} className="cj-no-print cj-nowrap" href={trailAddress({ record: record.id })}>
        All events of this record<span className="cj-hidden">, {record.name}</span>
      </Link>
    </>
  )
}

const Changes = ({ event: { rows, hasBefore } }: { event: TrailEventFacts }) => (
  <>
    {hasBefore ? null : <p>Nothing was recorded of before.</p>}
    <ReportTable
      caption="What was recorded, before and after"
      columns={['Field', 'Before', 'After']}
      className="cj-changes"
    >
      <tbody>
        {rows.map(({ label, before, after, changed }) => (
          <tr key={label} data-changed={changed || undefined}>
            <th scope="row">
              {label}
              {changed ? <span className="cj-flag">Changed</span> : null}
            </th>
            <td>{before || <span className="cj-muted">{NOTHING}</span>}</td>
            <td>{after || <span className="cj-muted">{NOTHING}</span>}</td>
          </tr>
        ))}
      </tbody>
    </ReportTable>
  </>
)
