'use client'

import { recipientsInWords, type TypedAnnouncement } from '../../policy/announcements.ts'
import type { Problem } from '../../policy/problem.ts'
import {
  type AnnouncementAudience,
  announcementAudienceLabels,
  announcementAudiences,
} from '../../policy/vocabulary.ts'
import { Field, idOfField } from '../review/fields.tsx'

type Props = {
  form: string
  typed: TypedAnnouncement
  onChange: (typed: TypedAnnouncement) => void
  audienceSizes: Record<AnnouncementAudience, number>
  /** Characters at most. */
  limits: { subject: number; body: number }
  problems: Problem[]
}

/** Who gets it, the subject, the text. */
export function AnnouncementFields(props: Props) {
  const { form, typed, onChange, limits, problems } = props
  return (
    <>
      <AudienceChoice {...props} />
      <Field
        form={form}
        name="subject"
        label="Subject"
        hint={`At most ${limits.subject} characters. “CalJOBS System Access:” stands before it.`}
        problems={problems}
      >
        {(attributes) => (
          <input
            type="text"
            autoComplete="off"
            {...attributes}
            value={typed.subject}
            onChange={(event) => onChange({ ...typed, subject: event.target.value })}
          />
        )}
      </Field>
      <Field
        form={form}
        name="body"
        label="Text"
        hint={`At most ${limits.body.toLocaleString('en-US')} characters, now ${typed.body.trim().length.toLocaleString('en-US')}. An empty line begins a paragraph; lines that begin with a dash are a list. Give no passwords and no data of job seekers.`}
        problems={problems}
      >
        {(attributes) => (
          <textarea
            rows={10}
            {...attributes}
            value={typed.body}
            onChange={(event) => onChange({ ...typed, body: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

function AudienceChoice({ form, typed, onChange, audienceSizes, problems }: Props) {
  const id = idOfField(form, 'audience')
  const problem = problems.find(({ field }) => field === 'audience')
  return (
    <fieldset
      className={problem ? 'cj-field cj-field--problem' : 'cj-field'}
      aria-describedby={problem ? `${id}-problem` : undefined}
    >
      <legend>Who gets it?</legend>
      {problem ? (
        <span id={`${id}-problem`} className="cj-problem">
          <span className="cj-hidden">Error: </span>
          {problem.message}
        </span>
      ) : null}
      {announcementAudiences.map((audience, place) => (
        <label key={audience} className="cj-choice">
          <input
            type="radio"
            id={place === 0 ? id : `${id}-${audience}`}
            name="audience"
            value={audience}
            checked={typed.audience === audience}
            onChange={() => onChange({ ...typed, audience })}
          />
          <span>
            {announcementAudienceLabels[audience]}
            <span className="cj-hint">Goes to {recipientsInWords(audience, audienceSizes[audience])}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
