import { announcementAudienceLabels, announcementAudiences } from '../../policy/vocabulary.ts'
import { counted, type EventFacts, type Sentence, textIn } from './told.ts'

const audienceIn = ({ audience }: EventFacts): string => {
  const known = announcementAudiences.find((one) => one === audience)
  return known ? announcementAudienceLabels[known].replace(/^All/, 'all') : 'many people'
}

/** The confidentiality forms, and when older signatures end. */
export const formSentences = {
  'form-drafted': ({ who, what }) => `${who} uploaded ${what} as a draft`,
  'form-discarded': ({ who, what }) => `${who} discarded the draft of ${what}`,
  'form-scheduled': ({ who, what }) => `${who} set the day on which ${what} is to be published`,
  'form-unscheduled': ({ who, what }) => `${who} took back the day on which ${what} was to be published`,
  'form-published': ({ who, what }) => `${who} published ${what}, which is now the current one`,
  'form-sent-on': ({ who, what, after }) =>
    `${who} sent the current forms on to ${counted(after, 'requestors', 'requestor')} of ${what}`,
  'form-reminded': ({ who, after }) =>
    `${who} reminded ${counted(after, 'coordinators', 'coordinator')} to acknowledge the forms`,
  'form-acknowledged': ({ who, what }) => `${who} acknowledged ${what}`,
  're-sign-started': ({ who, what }) =>
    `${who} set the day from which signatures older than ${what} are refused`,
} satisfies Record<string, Sentence>

/** Mail, jobs and the records of the settings. */
export const settingSentences = {
  'announcement-sent': ({ who, what, after }) => `${who} sent ${what} to ${audienceIn(after)}`,
  'message-resent': ({ who, what }) => `${who} sent ${what} once more`,
  'message-bounced': ({ what }) => `${what} came back undelivered`,
  'message-settled': ({ who, what }) => `${who} took note that ${what} was not delivered`,
  'job-asked-for': ({ who, what }) => `${who} started ${what} by hand`,
  'process-on-file': ({ who, what, after }) =>
    `${who} put the process of ${what} for creating and deactivating accounts on file${textIn(after, 'attestedBy') ? `, as attested by ${textIn(after, 'attestedBy')}` : ''}`,
  'record-created': ({ who, what }) => `${who} added ${what}`,
  'record-changed': ({ who, what }) => `${who} changed ${what}`,
  'record-repaired': ({ what }) =>
    `A new version of the service found that ${what} did not fit, and mended it where that could be done`,
} satisfies Record<string, Sentence>
