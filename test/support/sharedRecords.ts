import { randomUUID } from 'node:crypto'
import type { Coordinator } from '../../src/payload-types.ts'
import { app } from './setup.ts'
import { sql } from './world.ts'

const local = { overrideAccess: true, depth: 0 } as const

/** A form that was sent on to the requestor of an area. */
export async function sendForm(formId: string, ids: { requestors: string[]; disseminations: string[] }) {
  const { rows } = await sql.query<{ id: string }>(
    `insert into disseminations (form_id, recipient, requestor_id, organization_id, email, occasion, sent_at)
     select $1, 'requestor', id, organization_id, id || '@matrix.example', 'newcomer', '2026-11-23T17:00:00Z'
       from requestors where id = $2 returning id`,
    [formId, ids.requestors[0]],
  )
  ids.disseminations.push(...rows.map(({ id }) => id))
}

/** A page of the training, but for its address. */
export const sampleTraining = {
  ...{ title: 'SAMPLE page', place: 1, summary: 'SAMPLE', clause: 'SAMPLE' },
  body: {
    root: {
      ...{ type: 'root', format: '' as const, indent: 0, version: 1, direction: 'ltr' as const },
      children: [
        {
          ...{ type: 'paragraph', format: '', indent: 0, version: 1 },
          children: [{ type: 'text', text: 'SAMPLE', version: 1 }],
        },
      ],
    },
  },
}

/** A page and a file of the training, and an announcement. */
export async function trainingAndNews({ id: sentBy }: Coordinator) {
  const one = async (text: string, values: unknown[]) =>
    (await sql.query<{ id: string }>(text, values)).rows.map(({ id }) => id)
  const page = await app.payload.create({
    collection: 'training-pages',
    data: { ...sampleTraining, slug: `sample-${randomUUID()}`, _status: 'published' },
    ...local,
  })
  return {
    'training-pages': [page.id],
    'training-files': await one(
      `insert into training_files (alt, storage_name, filename, mime_type, filesize)
       values ('SAMPLE file', $1, $1, 'image/png', 1) returning id`,
      [randomUUID()],
    ),
    announcements: await one(
      `insert into announcements (audience, subject, body, sent_at, sent_by_id, recipients, submission_key)
       values ('requestors', 'SAMPLE news', 'SAMPLE', now(), $1, 1, $2) returning id`,
      [sentBy, randomUUID()],
    ),
  }
}

/** Two revisions that nobody else's tests know. */
export async function someForms(): Promise<string[]> {
  const forms = ['first', 'second'].map((name) =>
    app.payload.create({
      collection: 'confidentiality-forms',
      data: {
        form: 'e-1',
        revision: `SAMPLE ${name}`,
        effectiveFrom: '2020-01-01',
        state: 'superseded',
        publishedAt: '2020-01-01T08:00:00Z',
        supersededOn: '2020-02-01',
        fileName: 'sample.pdf',
        storageName: randomUUID(),
        size: 1,
        sha256: 'f'.repeat(64),
      },
      ...local,
    }),
  )
  return (await Promise.all(forms)).map(({ id }) => id)
}
