import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/policy/directive/rules.ts'
import { startProcess } from '../support/processes.ts'

/** The last migration of an installation that ran before these rules came. */
const before = '20261126_033815_quarterly_review_rules'

const database = `upgrade_${randomUUID().replaceAll('-', '')}`
const urlOf = (name: string) => (process.env.TEST_POSTGRES_URL ?? '').replace('/app?', `/${name}?`)
const pool = new pg.Pool({ connectionString: urlOf(database) })
const person = { organization: randomUUID(), coordinator: randomUUID(), requestor: randomUUID() }

/** One program of the service on this database. */
async function run(...program: string[]): Promise<void> {
  const { code, output } = await startProcess(['--conditions=production', '--import', 'tsx', ...program], {
    APP_MODE: 'test',
    DATABASE_URL: urlOf(database),
    PAYLOAD_SECRET: 'a secret for the tests, long enough to pass',
    PUBLIC_URL: 'http://localhost:3000',
    EVIDENCE_FOLDER: path.join(os.tmpdir(), database),
  }).ended
  expect(code, output).toBe(0)
}

type Row = { reference: string; state?: string; ispa: string; age: number }

/** An open request of an EDD employee as an earlier version kept it. */
async function plant({ reference, state = 'submitted', ispa, age }: Row): Promise<void> {
  await pool.query(
    `with sent as (insert into requests (reference, kind, state, request_date, submitted_at, changed_at, due_at, organization_id,
       organization_type, requestor_id, requestor_name, requestor_title, requestor_email, requestor_confirmed,
       outside_domains, staff_given_name, staff_email, is_edd_employee, ispa_completed_on, statement_signed_on,
       statement_form, ispa_age_days, statement_age_days, route_level, route_reason, route_flagged)
     values ($1, 'new-account', $2, '2026-11-20', '2026-11-20T18:00:00Z', now(), now(), $3, 'local-area', $4,
       'SAMPLE Requestor', 'manager-supervisor', 'requestor@area.example', true, false, 'SAMPLE', $7,
       true, $5, '2026-11-10', 'de-7410', $6, 10, 'organization', 'Table 1.', false) returning id)
     insert into requests_rels (parent_id, path, "order", coordinators_id) select id, 'routedTo', 1, $8 from sent`,
    [
      reference,
      state,
      person.organization,
      person.requestor,
      ispa,
      age,
      `${reference}@area.example`,
      person.coordinator,
    ],
  )
}

/** A denied request with a reason that cites a number, as an earlier version kept it. */
async function plantDenied(
  reference: string,
  reason: [code: string, label: string, clause: string, text: string],
) {
  await plant({ reference, ispa: '2026-11-10', age: 10 })
  await pool.query(
    `with cited as (insert into denial_reasons (code, label, clause, text) values ($2, $3, $4, $5) returning id)
     update requests set state = 'denied', denied_at = now(), reviewed_at = now(), reviewed_by_id = $6,
       denial_text = 'There is no business need.', denial_reason_id = cited.id
       from cited where reference = $1`,
    [reference, ...reason, person.coordinator],
  )
}

beforeAll(async () => {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.end()
  await run('test/support/migrateTo.ts', before)
  await pool.query(
    `insert into organizations (id, name, slug, type) values ($1, 'SAMPLE Area', 'sample-area', 'local-area')`,
    [person.organization],
  )
  await pool.query(
    `insert into coordinators (id, name, kind, active, email)
     values ($1, 'SAMPLE Coordinator', 'mis-administrator', true, 'coordinator@area.example')`,
    [person.coordinator],
  )
  await pool.query(
    `insert into organizations_rels (parent_id, path, "order", coordinators_id) values ($1, 'coordinators', 1, $2)`,
    [person.organization, person.coordinator],
  )
  await pool.query(
    `insert into requestors (id, email, name, title, organization_id, proved_at)
     values ($1, 'requestor@area.example', 'SAMPLE Requestor', 'manager-supervisor', $2, now())`,
    [person.requestor, person.organization],
  )
  await plant({ reference: 'right', ispa: '2026-11-10', age: 10 })
  await plant({ reference: 'mended', ispa: '2026-11-05', age: 10 })
  await plant({ reference: 'left', ispa: '2023-11-10', age: 10 })
  await plantDenied('denied', ['no-business-need', 'SAMPLE label', 'R12', 'Words that Operations wrote.'])
  await plantDenied('denied-of-ours', ['sample-reason', 'SAMPLE reason', 'Local rule', 'Words of our own.'])
  await run('src/setup/migrate.ts')
}, 180_000) // two programs of the service, one after the other
afterAll(() => pool.end())

describe('a database of the version before', () => {
  it('opens, with every migration', async () => {
    const { rows } = await pool.query('select name from payload_migrations order by name')
    expect(rows.length).toBeGreaterThan(13)
    expect(rows.map(({ name }) => name)).toContain('20261128_191001_request_rules')
  })

  it('keeps what was right, mends an age that the dates give, and leaves a date that nobody can mend', async () => {
    const { rows } = await pool.query(
      'select reference, ispa_completed_on as on, ispa_age_days::int as age from requests order by reference',
    )
    expect(rows.filter(({ reference }) => !String(reference).startsWith('denied'))).toEqual([
      { reference: 'left', on: '2023-11-10', age: 10 },
      { reference: 'mended', on: '2026-11-05', age: 15 },
      { reference: 'right', on: '2026-11-10', age: 10 },
    ])
  })

  it('has a list of what was mended and what was left in its audit trail', async () => {
    const { rows } = await pool.query(
      `select r.reference, e.outcome, e.before ->> 'ispaAgeDays' as before, e.after ->> 'ispaAgeDays' as after
         from audit_events e join audit_chain c on c.event_id = e.id join requests r on r.id = e.request_id
        where e.event = 'record-repaired' order by 1`,
    )
    expect(rows).toEqual([
      { reference: 'left', outcome: 'refused', before: '10', after: '1106' },
      { reference: 'mended', outcome: 'done', before: '10', after: '15' },
    ])
  })

  it('shows the section and words behind the number that a denial cited, and keeps what was written', async () => {
    const { rows } = await pool.query(
      `select r.reference, denial_told_heading as heading, denial_told_words as words, denial_told_explanation as explanation,
         n.section, n.text from requests r join denial_reasons n on n.id = r.denial_reason_id order by 1`,
    )
    expect(rows).toEqual([
      {
        ...{
          reference: 'denied',
          heading: 'Policy and Procedures',
          words: rules.R12.words,
          explanation: null,
        },
        ...{ section: 'roles', text: 'Words that Operations wrote.' },
      },
      {
        ...{ reference: 'denied-of-ours', heading: 'Rule of this service', words: 'Words of our own.' },
        ...{ explanation: null, section: 'service', text: 'Words of our own.' },
      },
    ])
  })

  it('takes no new row of that kind', async () => {
    await expect(plant({ reference: 'new', ispa: '2026-11-05', age: 10 })).rejects.toMatchObject({
      constraint: 'requests_ages_fit_dates',
    })
    await plant({ reference: 'new', ispa: '2026-11-05', age: 15 })
  })
})
