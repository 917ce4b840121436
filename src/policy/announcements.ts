import type { Problem } from './problem.ts'
import { type AnnouncementAudience, announcementAudiences } from './vocabulary.ts'

/** Characters at most. */
export const announcementLimits = { subject: 120, body: 5000 } as const

/** What the Operations Unit writes to everybody of one audience (R51). */
export type AnnouncementDraft = { audience: AnnouncementAudience; subject: string; body: string }

/** The same as somebody typed it. */
export type TypedAnnouncement = { audience: string; subject: string; body: string }

/** Without spaces around it, lines ended in one way. */
export const tidied = ({ audience, subject, body }: TypedAnnouncement): TypedAnnouncement => ({
  audience,
  subject: subject.trim(),
  body: body.replace(/\r\n?/g, '\n').trim(),
})

/** Whether everything that an announcement needs is there; then it is a draft that can be sent. */
export const isAnnouncement = (typed: TypedAnnouncement): typed is AnnouncementDraft =>
  !checkAnnouncement(typed).length

/** Why an announcement cannot be sent, field by field (R51). */
export function checkAnnouncement({ audience, subject, body }: TypedAnnouncement): Problem[] {
  const isAudience = (announcementAudiences as readonly string[]).includes(audience)
  return [
    ...(isAudience ? [] : [problem('audience', 'missing', 'Select who gets the announcement')]),
    ...subjectProblems(subject.trim()),
    ...bodyProblems(body.trim()),
  ]
}

function subjectProblems(subject: string): Problem[] {
  if (!subject) return [problem('subject', 'missing', 'Enter a subject')]
  if (/[\p{Cc}\u2028\u2029]/u.test(subject))
    return [problem('subject', 'lines', 'Write the subject on one line')]
  return tooLong('subject', 'subject', subject)
}

const bodyProblems = (body: string): Problem[] =>
  body ? tooLong('body', 'text', body) : [problem('body', 'missing', 'Enter the text')]

function tooLong(field: 'subject' | 'body', name: string, text: string): Problem[] {
  const most = announcementLimits[field]
  if (text.length <= most) return []
  return [
    problem(
      field,
      'too-long',
      `Shorten the ${name} to ${inDigits(most)} characters: it has ${inDigits(text.length)}`,
    ),
  ]
}

const inDigits = (count: number) => count.toLocaleString('en-US')

const problem = (field: keyof TypedAnnouncement, why: string, message: string): Problem => ({
  code: `${field}-${why}`,
  field,
  message,
  clause: 'R51',
})

/** How many people of an audience, in words: `42 coordinators`. */
export const recipientsInWords = (audience: AnnouncementAudience, count: number): string =>
  `${inDigits(count)} ${recipientWords[audience][count === 1 ? 0 : 1]}`

const recipientWords: Record<AnnouncementAudience, [one: string, many: string]> = {
  coordinators: ['coordinator', 'coordinators'],
  requestors: ['requestor', 'requestors'],
  staff: ['staff member', 'staff members'],
}
