import { formatPacificInstant } from '../../policy/dates.ts'
import { timelineEntry, type TimelineEntry } from '../../policy/timeline.ts'
import { applicationOf } from '../application.ts'
import { linkTo, type TimelineQuestion, type TimelineRequest, whoIn } from './question.ts'

/** Temporary passwords: when they were issued, seen, given longer, and when they ended (R29, D11). */
export function credentialEntries({ req, requests, events }: TimelineQuestion): TimelineEntry[] {
  const now = applicationOf(req.payload).clock.now()
  return [
    ...[...requests.values()].flatMap((request) => issued(request, now)),
    ...events.flatMap((event) => {
      const request = requests.get(event.request_id)
      const what = words[event.event]
      if (!request || !what) return []
      return [timelineEntry('credentials', event.at, what, { who: whoIn(event), links: [linkTo(request)] })]
    }),
  ]
}

const words: Record<string, string> = {
  'credentials-page-opened': 'The page with the temporary password was opened',
  'credentials-extended': 'The temporary password was given longer: CalJOBS could not be used',
}

function issued(request: TimelineRequest, now: Date): TimelineEntry[] {
  const { credentials_issued_at: at, credentials_expire_at: until } = request
  if (!at) return []
  const links = [linkTo(request)]
  const isOver = until && until <= now
  return [
    timelineEntry('credentials', at, 'Temporary password issued', {
      who: request.processor ?? undefined,
      details: until ? [`Holds until ${formatPacificInstant(until)}`] : [],
      links,
    }),
    ...(isOver ? [timelineEntry('credentials', until, 'The temporary password expired', { links })] : []),
  ]
}
