import { type Sentence, textIn } from './told.ts'

/** Requestors, the staff whom they oversee, and coordinators who are away. */
export const peopleSentences = {
  'roster-asked': ({ what }) => `The service asked ${what} to confirm the staff on record`,
  'roster-reminded': ({ what }) => `The service reminded ${what} to confirm the staff on record`,
  'roster-confirmed': ({ who, what }) => `${who} confirmed that ${what} is still needed`,
  'account-unowned': ({ who, what, before }) =>
    `${who} left ${what} without a requestor${textIn(before, 'name') ? `; before, it was ${textIn(before, 'name')}` : ''}`,
  'account-assigned': ({ who, what, after, nameOf }) =>
    `${who} gave ${what} to ${nameOf(after.requestorOfRecord) ?? 'a requestor'}`,
  'hand-over-offered': ({ who, what, after }) =>
    `${who} offered ${what} to ${textIn(after, 'to') || 'another requestor'}`,
  'hand-over-accepted': ({ who, what }) => `${who} took on ${what}, which was offered`,
  'hand-over-declined': ({ who, what }) => `${who} declined ${what}, which was offered`,
  'hand-over-taken-back': ({ who, what }) => `${who} took back the offer of ${what}`,
  'requestor-gone': ({ who, what }) => `${who} recorded that ${what} no longer oversees staff`,
  'requestor-back': ({ who, what }) => `${who} recorded that ${what} oversees staff again`,
  'training-confirmed': ({ who }) => `${who} confirmed having gone through the training`,
  'absence-set': ({ who, what, after }) =>
    textIn(after, 'awayFrom')
      ? `${who} set days of absence for ${what}`
      : `${who} ended the absence of ${what}`,
} satisfies Record<string, Sentence>
