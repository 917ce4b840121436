import { escalationLabels, escalationLevels } from '../../policy/vocabulary.ts'
import { type EventFacts, type Sentence, textIn } from './told.ts'

const levelIn = (facts: EventFacts): string => {
  const level = escalationLevels.find((one) => one === facts.escalatedTo)
  if (!level) return 'somebody else'
  return level === 'delegate' ? 'the delegate' : `the ${escalationLabels[level]}`
}

/** From the form to the end of a request. */
export const requestSentences = {
  'request-submitted': ({ who, what }) => `${who} sent ${what}`,
  'request-resubmitted': ({ who, what }) => `${who} answered what was asked and sent ${what} again`,
  'request-claimed': ({ who, what }) => `${who} took on ${what}`,
  'request-assigned': ({ who, what, after, nameOf }) =>
    `${who} assigned ${what} to ${nameOf(after.claimedBy) ?? 'a coordinator'}`,
  'request-released': ({ who, what }) => `${who} gave back ${what}`,
  'request-escalated': ({ what, after }) =>
    `${what} passed its processing target and was sent on to ${levelIn(after)}`,
  'request-rerouted': ({ what }) =>
    `${what} was sent to other coordinators, since those whom it waited for can no longer decide it`,
  'request-returned': ({ who, what }) => `${who} asked for more information about ${what}`,
  'request-granted': ({ who, what }) => `${who} granted ${what}`,
  'request-denied': ({ who, what, after, nameOf }) => {
    const reason = nameOf(after.denialReason)
    return `${who} denied ${what}${reason ? ` for the ${reason}` : ''}`
  },
  'deactivation-confirmed': ({ who, what }) => `${who} confirmed ${what}`,
  'account-recorded': ({ who, what }) => `${who} recorded the account work in CalJOBS for ${what}`,
  'request-withdrawn': ({ who, what }) => `${who} withdrew ${what}`,
  'request-superseded': ({ what, after }) =>
    `${what} was closed because ${textIn(after, 'by') ? `request ${textIn(after, 'by')}` : 'a later request'} took its place`,
  'credentials-page-opened': ({ who, what }) =>
    `${who} opened the one-time page with the temporary password of ${what}`,
  'credentials-extended': ({ what }) =>
    `The temporary password of ${what} was given more time, since CalJOBS could not be used`,
} satisfies Record<string, Sentence>
