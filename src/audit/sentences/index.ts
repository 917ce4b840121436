import { type AuditEventName, auditEvents } from '../events.ts'
import { fileSentences, incidentSentences, reviewSentences } from './oversight.ts'
import { peopleSentences } from './people.ts'
import { requestSentences } from './requests.ts'
import { formSentences, settingSentences } from './settings.ts'
import { signInSentences } from './signIn.ts'
import type { Sentence, Told } from './told.ts'

/** How each kind of event is told. An event that has no sentence does not compile. */
export const sentences: Record<AuditEventName, Sentence> = {
  ...requestSentences,
  ...peopleSentences,
  ...incidentSentences,
  ...reviewSentences,
  ...formSentences,
  ...fileSentences,
  ...signInSentences,
  ...settingSentences,
}

const isKnown = (name: string): name is AuditEventName => Object.hasOwn(auditEvents, name)

/** The kind of an event, where a text names one. */
export const eventNamed = (text: string): AuditEventName | undefined => (isKnown(text) ? text : undefined)

/** One event in plain words: begins with a capital letter, has no period at its end. */
export function sentenceOf(event: string, told: Told): string {
  const words = isKnown(event) ? sentences[event](told) : `${told.who}: ${event.replaceAll('-', ' ')}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export type ActGroup = { label: string; acts: { name: AuditEventName; label: string }[] }

const group = (label: string, told: Partial<Record<AuditEventName, Sentence>>): ActGroup => ({
  label,
  acts: Object.keys(told)
    .filter(isKnown)
    .map((name) => ({ name, label: auditEvents[name] })),
})

/** Every kind of event once, to choose from. */
export const actGroups: ActGroup[] = [
  group('Requests', requestSentences),
  group('Requestors, staff and coordinators', peopleSentences),
  group('Late deactivations', incidentSentences),
  group('Quarterly reviews', reviewSentences),
  group('Confidentiality forms', formSentences),
  group('Files and reports', fileSentences),
  group('Signing in', signInSentences),
  group('Mail and settings', settingSentences),
]
