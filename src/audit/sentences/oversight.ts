import { counted, type Sentence } from './told.ts'

/** Late deactivations and their investigation. */
export const incidentSentences = {
  'incident-opened': ({ what }) => `The service found ${what}`,
  'incident-deactivated': ({ who, what }) =>
    `${who} recorded that the account of ${what} was deactivated, and the Operations Unit was informed`,
  'incident-unfounded': ({ what }) => `${what} proved not to be late after all`,
  'investigation-opened': ({ who, what }) => `${who} began ${what}`,
  'investigation-step-added': ({ who, what }) => `${who} wrote down a step of ${what}`,
  'investigation-file-added': ({ who, what }) => `${who} added a file to ${what}`,
  'investigation-changed': ({ who, what }) => `${who} changed the findings of ${what}`,
  'investigation-closed': ({ who, what }) => `${who} closed ${what}`,
  'investigation-reopened': ({ who, what }) => `${who} began ${what} again`,
} satisfies Record<string, Sentence>

/** The quarterly review, and what became of it. */
export const reviewSentences = {
  'review-drawn': ({ who, what }) => `${who} drew ${what}`,
  'review-replayed': ({ who, what, after }) =>
    `${who} drew ${what} again from what is stored: ${after.equal === true ? 'the same accounts' : 'not the same accounts'}`,
  'review-population-exported': ({ who, what }) => `${who} downloaded the population of ${what}`,
  'review-item-reviewed': ({ who, what }) => `${who} reviewed ${what}`,
  'review-item-reopened': ({ who, what }) => `${who} reopened the review of ${what}`,
  'finding-noted': ({ who, what }) => `${who} noted a finding about ${what}`,
  'finding-changed': ({ who, what }) => `${who} changed a finding about ${what}`,
  'finding-removed': ({ who, what }) => `${who} removed a finding about ${what}`,
  'review-result-sent': ({ who, what }) => `${who} sent ${what}`,
  'review-result-opened': ({ who, what }) => `${who} downloaded ${what}`,
  'review-result-acknowledged': ({ who, what }) => `${who} acknowledged ${what}`,
  'finding-answered': ({ who, what }) => `${who} answered a finding in ${what}`,
  'finding-returned': ({ who, what }) => `${who} sent back a finding in ${what}`,
  'finding-closed': ({ who, what }) => `${who} closed a finding in ${what}`,
} satisfies Record<string, Sentence>

/** What left the service as a file, and the trail itself. */
export const fileSentences = {
  'evidence-stored': ({ who, what }) => `${who} uploaded ${what}`,
  'evidence-removed': ({ who, what }) => `${who} removed ${what} from a form that was not sent`,
  'evidence-read': ({ who, what }) => `${who} opened ${what}`,
  'evidence-pack-asked-for': ({ who, what }) => `${who} asked for ${what}`,
  'evidence-pack-made': ({ what, after }) => `${what} was made, with ${counted(after, 'files', 'file')}`,
  'evidence-pack-fetched': ({ who, what }) => `${who} downloaded ${what}`,
  'report-exported': ({ who, after }) =>
    `${who} downloaded the report “${String(after.report ?? '').replaceAll('-', ' ')}” with ${counted(after, 'count', 'row')}`,
  'requests-exported': ({ who, after }) =>
    `${who} downloaded a list of ${counted(after, 'count', 'request')}`,
  'trail-verified': ({ who, after }) =>
    `${who} verified the audit trail: ${counted(after, 'events', 'event')}, ${after.faults ? counted(after, 'faults', 'fault') : 'no fault'}`,
} satisfies Record<string, Sentence>
