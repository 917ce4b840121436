import Link from 'next/link.js'
import { type AdminViewServerProps, createLocalReq } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { isRecordId } from '../../database/recordId.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { coordinatorKindLabels } from '../../policy/vocabulary.ts'
import { countWords } from '../../services/count.ts'
import type { InboxRow } from '../../services/inbox.ts'
import { type Overview, readOverview } from '../../services/overview.ts'
import { readInquiries } from '../../services/publicContacts.ts'
import { inboxAddress, reviewPath } from '../inbox/addresses.ts'
import { daysInWords } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'
import { AreaSwitch } from './AreaSwitch.tsx'
import { Foot } from './Foot.tsx'
import { NeedsYou } from './NeedsYou.tsx'

/** The first page after signing in: what needs this person now, in numbers that lead to it. */
export async function Dashboard({ initPageResult, searchParams }: AdminViewServerProps) {
  const { user, payload } = initPageResult.req
  const coordinator = activeCoordinator(user)
  if (!user || !coordinator) return null
  const req = await createLocalReq({ user }, payload)
  const overview = await readOverview(req, organizationOf(searchParams?.org))
  const { flagged, undelivered } = overview
  return (
    <Page heading={`Welcome, ${coordinator.name}`} trail={[]}>
      <div className="cj-start">
        <p className="cj-lead">{coordinatorKindLabels[coordinator.kind]}</p>
        <AreaSwitch organizations={overview.organizations} chosen={overview.organizationId} />
      </div>
      <NeedsYou overview={overview} />
      <First overview={overview} />
      {flagged?.length ? (
        <Section id="flagged" heading="Routes to look at">
          <p>
            These requests did not go the way of Table 1: an organization lacks a coordinator who can act.
          </p>
          <Requests rows={flagged} />
        </Section>
      ) : null}
      {undelivered?.length ? <Undelivered messages={undelivered} /> : null}
      <Foot {...await readInquiries(req)} />
    </Page>
  )
}

const organizationOf = (said: string | string[] | undefined): string | undefined =>
  typeof said === 'string' && isRecordId(said) ? said : undefined

function First({ overview: { first, counts, organizationId } }: { overview: Overview }) {
  const all = counts['to-do']
  return (
    <Section id="first" heading="Due first">
      {first.length ? (
        <>
          <Requests rows={first} />
          <p className="cj-actions">
            <Link
              prefetch={false}
              className="cj-button cj-button--main"
              href={inboxAddress({ view: 'to-do', organizationId })}
            >
              {all.count === 1 ? 'Open the list' : `See all ${countWords(all)} to do`}
            </Link>
          </p>
        </>
      ) : (
        <p>Nothing waits for you. New requests come by themselves; you get a message for each.</p>
      )}
    </Section>
  )
}

function Section({ id, heading, children }: { id: string; heading: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="cj-card">
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  )
}

function Requests({ rows }: { rows: InboxRow[] }) {
  return (
    <ol className="cj-waiting">
      {rows.map((row) => (
        <li key={row.id}>
          <Link prefetch={false} href={reviewPath(row.id)} className="cj-reference">
            {row.reference}
          </Link>
          <span>
            {kindOf(row.kind).label} for {row.staffName}, {row.organization}
          </span>
          {row.due ? (
            <span className={row.isOverdue ? 'cj-flag cj-flag--late' : 'cj-flag'}>{row.due}</span>
          ) : (
            <span className="cj-nowrap">{row.dueWords}</span>
          )}
          <span className="cj-muted">
            {row.ageDays ? `waiting ${daysInWords(row.ageDays)}` : 'sent today'}
            {row.reviewer ? `, assigned to ${row.reviewer}` : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Undelivered({ messages }: { messages: NonNullable<Overview['undelivered']> }) {
  return (
    <Section id="undelivered" heading="Mail that could not be delivered">
      <ul className="cj-waiting">
        {messages.map(({ id, subject, to, attempts }) => (
          <li key={id}>
            <span>{subject}</span>
            <span>to {to}</span>
            <span className="cj-muted">{attempts === 1 ? '1 attempt' : `${attempts} attempts`}</span>
          </li>
        ))}
      </ul>
      <p className="cj-actions">
        <Link prefetch={false} className="cj-button" href="/admin/jobs">
          See the mail that was not delivered
        </Link>
      </p>
    </Section>
  )
}
