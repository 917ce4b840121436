import Link from 'next/link.js'
import {
  countTopics,
  type TimelineEntry,
  type TimelineLink,
  type TimelineTopic,
  timelineTopicLabels,
} from '../../policy/timeline.ts'
import type { StaffTimeline } from '../../services/staffTimeline.ts'
import { incidentPath } from '../incidents/addresses.ts'
import { reviewPath } from '../inbox/addresses.ts'
import { Instant } from '../parts/Instant.tsx'
import { reviewItemPath } from '../quarterlyReview/reportAddresses.ts'
import { timelineAddress } from './addresses.ts'

type TimelineProps = { staffId: string; timeline: StaffTimeline; topic?: TimelineTopic }

/** Everything that happened to one account, newest first, or one topic of it. */
export function Timeline({ staffId, timeline, topic }: TimelineProps) {
  const { entries, mayLackOldest } = timeline
  const shown = topic ? entries.filter((entry) => entry.topic === topic) : entries
  return (
    <section id="time-line" aria-labelledby="time-line-heading" className="cj-card" tabIndex={-1}>
      <h2 id="time-line-heading">Time line{topic ? `: ${timelineTopicLabels[topic]}` : ''}</h2>
      <Topics staffId={staffId} timeline={timeline} topic={topic} />
      {shown.length ? (
        <ol className="cj-timeline">
          {shown.map((entry, place) => (
            <li key={`${entry.at} ${place}`}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      ) : (
        <p>
          {topic
            ? 'Nothing of this kind is on record.'
            : 'Nothing is on record yet. What happens to the account from now on stands here.'}
        </p>
      )}
      {mayLackOldest ? (
        <p>
          There is so much on record that the oldest may not stand here. Every request is in the list
          “Requests for this person”.
        </p>
      ) : null}
    </section>
  )
}

function Topics({ staffId, timeline: { entries, topics }, topic }: TimelineProps) {
  const counts = countTopics(entries)
  const choices = [
    { topic: undefined, label: 'All', count: entries.length },
    ...topics.map((one) => ({ topic: one, label: timelineTopicLabels[one], count: counts[one] })),
  ]
  return (
    <nav aria-label="Topics of the time line" className="cj-views cj-no-print">
      <ul>
        {choices.map((choice) => (
          <li key={choice.label}>
            <Link
              prefetch={false}
              href={timelineAddress(staffId, choice.topic)}
              aria-current={choice.topic === topic ? 'true' : undefined}
            >
              {choice.label} <span className="cj-count">{choice.count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Entry = ({ entry: { topic, at, what, who, details, links, refused } }: { entry: TimelineEntry }) => (
  <>
    <p className="cj-timeline__what">
      <span className="cj-timeline__topic">{timelineTopicLabels[topic]}</span> {what}
      {refused ? ' (refused)' : ''}
    </p>
    {details.map((detail, place) => (
      <p key={place} className="cj-prose">
        {detail}
      </p>
    ))}
    <p className="cj-under">
      <Instant at={at} />
      {who ? `, ${who}` : ''}
      {links.map((link) => (
        <span key={`${link.to} ${link.id}`}>
          {' · '}
          <To link={link} />
        </span>
      ))}
    </p>
  </>
)

const pathTo: Record<Exclude<TimelineLink['to'], 'evidence'>, (id: string) => string> = {
  request: reviewPath,
  incident: incidentPath,
  'review-item': reviewItemPath,
}

/** A file leaves by its own door, in a tab of its own. */
const To = ({ link: { to, id, label } }: { link: TimelineLink }) =>
  to !== 'evidence' ? (
    <Link prefetch={false} href={pathTo[to](id)} className="cj-reference">
      {label}
    </Link>
  ) : (
    <a href={`/evidence/${id}`} target="_blank" rel="noopener" className="cj-reference">
      {label}
      <span className="cj-hidden"> (opens in a new tab)</span>
    </a>
  )
