import {
  requestChangeEvents,
  requestChangeInWords,
  timelineEntry,
  type TimelineEntry,
} from '../../policy/timeline.ts'
import { linkTo, type RequestEvent, type TimelineQuestion, whoIn } from './question.ts'

/** Every change of state of every request about the person, with who made it (C9). */
export const requestEntries = ({ requests, events }: TimelineQuestion): TimelineEntry[] =>
  events.flatMap((event) => {
    const request = requests.get(event.request_id)
    if (!request || !requestChangeEvents.includes(event.event)) return []
    return [
      timelineEntry('requests', event.at, requestChangeInWords(request.kind, event.event), {
        who: whoIn(event),
        details: wordsIn(event),
        links: [linkTo(request)],
        refused: event.outcome === 'refused',
      }),
    ]
  })

/** What was written to the requestor with the act. */
const wordsIn = ({ after }: RequestEvent): string[] =>
  ['denialText', 'returnText', 'grantText'].flatMap((field) => {
    const words = after?.[field]
    return typeof words === 'string' && words ? [words] : []
  })
