import Link from 'next/link.js'
import { type AdminViewServerProps, createLocalReq } from 'payload'
import { activeCoordinator } from '../../access/roles.ts'
import { kindOf } from '../../policy/kinds/index.ts'
import { coordinatorKindLabels } from '../../policy/vocabulary.ts'
import type { InboxRow } from '../../services/inbox.ts'
import { type Overview, readOverview } from '../../services/overview.ts'
import { inboxAddress, reviewPath } from '../inbox/addresses.ts'
import { SavedViews } from '../inbox/SavedViews.tsx'
import { daysInWords } from '../parts/Instant.tsx'
import { Page } from '../parts/Page.tsx'

/** The first page after signing in: how much waits, what has waited longest, what went wrong. */
export async function Dashboard({ initPageResult }: AdminViewServerProps) {
  const { user, payload } = initPageResult.req
  const coordinator = activeCoordinator(user)
  if (!user || !coordinator) return null
  const overview = await readOverview(await createLocalReq({ user }, payload))
  return (
    <Page heading={`Welcome, ${coordinator.name}`} trail={[]}>
      <p className="cj-lead">{coordinatorKindLabels[coordinator.kind]}</p>
      <SavedViews counts={overview.counts} />
      <Accounts unowned={overview.unowned} />
      {overview.due.length ? <Due overview={overview} /> : null}
      <Oldest overview={overview} />
      {overview.flagged?.length ? (
        <Section id="flagged" heading="Routes to look at">
          <p>
            These requests did not go the way of Table 1: an organization lacks a coordinator who can act.
          </p>
          <Requests rows={overview.flagged} />
        </Section>
      ) : null}
      {overview.undelivered?.length ? <Undelivered messages={overview.undelivered} /> : null}
    </Page>
  )
}

/** What is not a request, and waits all the same (R13). */
const Accounts = ({ unowned }: { unowned: number }) => (
  <nav aria-label="Accounts" className="cj-views">
    <ul>
      <li>
        <Link prefetch={false} href="/admin/unowned">
          Accounts without a requestor <span className="cj-count">{unowned.toLocaleString('en-US')}</span>
        </Link>
      </li>
    </ul>
  </nav>
)

/** A last day does not wait until the oldest are done. */
function Due({ overview: { due, counts } }: { overview: Overview }) {
  return (
    <Section id="due" heading="Deactivations due">
      <Requests rows={due} />
      {counts.due > due.length ? (
        <p className="cj-actions">
          <Link prefetch={false} href={inboxAddress({ view: 'due' })}>
            See all {counts.due} deactivations due
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

function Oldest({ overview: { oldest, counts } }: { overview: Overview }) {
  return (
    <Section id="oldest" heading="Waiting longest">
      {oldest.length ? (
        <>
          <Requests rows={oldest} />
          <p className="cj-actions">
            <Link
              prefetch={false}
              className="cj-button cj-button--main"
              href={inboxAddress({ view: 'to-do' })}
            >
              {counts['to-do'] === 1 ? 'Open the list' : `See all ${counts['to-do']} to do`}
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
          {row.due ? <span className="cj-flag">{row.due}</span> : null}
          <span className="cj-muted">
            {row.ageDays ? `waiting ${daysInWords(row.ageDays)}` : 'sent today'}
            {row.reviewer ? `, reviewed by ${row.reviewer}` : ''}
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
            <Link prefetch={false} href={`/admin/collections/messages/${id}`}>
              {subject}
            </Link>
            <span>to {to}</span>
            <span className="cj-muted">{attempts === 1 ? '1 attempt' : `${attempts} attempts`}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
