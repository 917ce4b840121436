import { beforeAll, describe, expect, it } from 'vitest'
import { identityFields, sentFields } from '../../src/policy/asSent.ts'
import { kindOf } from '../../src/policy/kinds/index.ts'
import { isAllowedEdge } from '../../src/policy/lifecycle.ts'
import { requestKinds, requestStates } from '../../src/policy/vocabulary.ts'
import { grantRequest, returnRequest } from '../../src/services/decideRequest.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'
import { administrator, aStaffMember, by, localArea } from '../support/staffMember.ts'
import { app } from '../support/setup.ts'
import { anOrganization, aRequest, outcome, sql, lookedAt } from '../support/world.ts'

/** The name of the rule that refuses these statements in one transaction, or `accepted`; nothing is kept. */
async function tried(requestId: string, ...statements: string[]): Promise<string> {
  const client = await sql.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement.replaceAll('$1', `'${requestId}'`))
    await client.query('set constraints all immediate')
    return 'accepted'
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const set = (what: string) => `update requests set ${what} where id = $1`
const reviewed = () => `reviewed_by_id = '${administrator.id}', reviewed_at = now(), granted_at = now()`
const done = () => `processed_by_id = '${administrator.id}', processed_at = now(), completed_at = now()`

const submitted = { id: '' }
const withFiles = { id: '' }
const returned = { id: '' }
const granted = { id: '' }
const leaver = { id: '' }

beforeAll(async () => {
  const inArea = { organizationType: 'local-area', requestorTitle: 'manager-supervisor' } as const
  submitted.id = (await aRequest(localArea.id, inArea)).requestId
  withFiles.id = (await aRequest(localArea.id, inArea, nonEddClaims)).requestId
  returned.id = (await aRequest(localArea.id, inArea)).requestId
  granted.id = (await aRequest(localArea.id, inArea)).requestId
  leaver.id = await (await aStaffMember()).sent('deactivate')
  const asked = { parts: ['staff-member'], text: 'Who is this person?' }
  expect(outcome(await returnRequest(app, by(returned.id), asked))).toBe('done')
  expect(outcome(await grantRequest(app, by(granted.id), lookedAt))).toBe('done')
})

const removeRoute = `delete from requests_rels where parent_id = $1 and path = 'routedTo'`
const sendAgain = (more: string) => set(`state = 'submitted'${more}`)
const otherArea = async () => (await anOrganization('wsb-field-division')).id

/** What is refused, by which rule, and what stands beside it and is accepted. */
const pairs: {
  it: string
  of: { id: string }
  refused: () => string[] | Promise<string[]>
  rule: string
  accepted: () => string[] | Promise<string[]>
}[] = [
  {
    it: 'the age of a document is the difference of the stored dates',
    of: returned,
    refused: () => [sendAgain(`, request_date = '2026-11-24'`)],
    rule: 'requests_ages_fit_dates',
    accepted: () => [
      sendAgain(
        `, request_date = '2026-11-24', ispa_age_days = ispa_age_days + 1, statement_age_days = statement_age_days + 1`,
      ),
    ],
  },
  {
    it: 'a date of three years ago does not hide behind its old age',
    of: returned,
    refused: () => [sendAgain(`, ispa_completed_on = '2023-11-20'`)],
    rule: 'requests_ages_fit_dates',
    accepted: () => [sendAgain(`, ispa_completed_on = request_date, ispa_age_days = 0`)],
  },
  {
    it: 'a document is at most 365 days old on the request date',
    of: returned,
    refused: () => [sendAgain(`, ispa_completed_on = '2025-11-22', ispa_age_days = 366`)],
    rule: 'requests_documents_in_date',
    accepted: () => [sendAgain(`, ispa_completed_on = '2025-11-23', ispa_age_days = 365`)],
  },
  {
    it: 'a request is routed for a reason',
    of: submitted,
    refused: () => [set(`route_reason = ' '`)],
    rule: 'requests_routed',
    accepted: () => [set(`route_reason = 'Table 1.'`)],
  },
  {
    it: 'an open request has somebody to decide it',
    of: submitted,
    refused: () => [removeRoute],
    rule: 'requests_have_addressee',
    accepted: () => [
      removeRoute,
      `insert into requests_rels (parent_id, path, "order", coordinators_id) values ($1, 'routedTo', 1, '${administrator.id}')`,
    ],
  },
  {
    it: 'only the mailbox of the Operations Unit needs no person',
    of: submitted,
    refused: () => [removeRoute, set(`route_level = 'delegate'`)],
    rule: 'requests_have_addressee',
    accepted: () => [removeRoute, set(`route_level = 'operations-unit'`)],
  },
  {
    it: 'what was sent stays until it is sent again',
    of: submitted,
    refused: () => [set(`is_edd_employee = false, statement_form = 'e-1'`)],
    rule: 'requests_kept_as_sent',
    accepted: () => [set(`changed_at = now()`)],
  },
  {
    it: 'only a returned request is sent with other words',
    of: submitted,
    refused: () => [set(`business_need = 'Other words'`)],
    rule: 'requests_kept_as_sent',
    accepted: () => [set(`decision_note = 'Seen.'`)],
  },
  {
    it: 'a request keeps its reference, also when it is sent again',
    of: returned,
    refused: () => [sendAgain(`, reference = 'CJ-0000-0000'`)],
    rule: 'requests_kept_as_sent',
    accepted: () => [sendAgain(`, business_need = 'Other words'`)],
  },
  {
    it: 'the type is the one of the organization when it is sent again',
    of: returned,
    refused: async () => [sendAgain(`, organization_id = '${await otherArea()}'`)],
    rule: 'requests_type_fits_organization',
    accepted: async () => [
      sendAgain(`, organization_id = '${await otherArea()}', organization_type = 'wsb-field-division'`),
    ],
  },
  {
    it: 'an organization may change its type after the request was sent',
    of: submitted,
    refused: () => [set(`organization_type = 'all-other-staff'`)],
    rule: 'requests_kept_as_sent',
    accepted: () => [
      `delete from organizations_rels where parent_id = '${localArea.id}' and path = 'coordinators'`,
      `update organizations set type = 'all-other-staff' where id = '${localArea.id}'`,
      set(`state = 'granted', ${reviewed()}`),
    ],
  },
  {
    it: 'a Local Area is asked for by a manager or supervisor',
    of: returned,
    refused: () => [sendAgain(`, requestor_title = 'project-manager'`)],
    rule: 'requests_title_fits_type',
    accepted: () => [sendAgain(`, requestor_title = 'manager-supervisor'`)],
  },
  {
    it: 'non-EDD staff have both files before a grant',
    of: withFiles,
    refused: () => [
      `update evidence set replaced_at = now() where request_id = $1 and document = 'ispa-training'`,
      set(`state = 'granted', ${reviewed()}`),
    ],
    rule: 'requests_granted_with_files',
    accepted: () => [set(`state = 'granted', ${reviewed()}`)],
  },
  {
    it: 'files stay with the request that was granted on them',
    of: withFiles,
    refused: () => [
      set(`state = 'granted', ${reviewed()}`),
      `update evidence set replaced_at = now() where request_id = $1`,
    ],
    rule: 'evidence_of_request_kept',
    accepted: () => [`update evidence set replaced_at = now() where request_id = $1`],
  },
  {
    it: 'a file is not taken off a request',
    of: withFiles,
    refused: () => [`delete from evidence where request_id = $1`],
    rule: 'evidence_of_request_kept',
    accepted: () => [`update evidence set display_name = 'certificate.pdf' where request_id = $1`],
  },
  {
    it: 'a file does not move to another request',
    of: withFiles,
    refused: () => [`update evidence set request_id = '${submitted.id}' where request_id = $1`],
    rule: 'evidence_of_request_kept',
    accepted: () => [`update evidence set request_id = request_id where request_id = $1`],
  },
  {
    it: 'a new account is completed once it was granted',
    of: submitted,
    refused: () => [set(`state = 'completed', ${done()}`)],
    rule: 'requests_life_cycle',
    accepted: () => [set(`state = 'granted', ${reviewed()}`), set(`state = 'completed', ${done()}`)],
  },
  {
    it: 'a deactivation is recorded without a grant',
    of: leaver,
    refused: () => [set(`state = 'granted', ${reviewed()}`)],
    rule: 'requests_deactivation_is_recorded',
    accepted: () => [set(`state = 'completed', deactivated_at = now(), ${done()}`)],
  },
  {
    it: 'what was granted is not denied',
    of: granted,
    refused: () => [
      set(
        `state = 'denied', denied_at = now(), denial_text = 'There is no business need.', denial_reason_id = (select id from denial_reasons limit 1),
          denial_told_reason = 'SAMPLE', denial_told_heading = 'SAMPLE', denial_told_words = 'SAMPLE'`,
      ),
    ],
    rule: 'requests_life_cycle',
    accepted: () => [set(`state = 'completed', ${done()}`)],
  },
]

describe('the database refuses what the hooks refuse', () => {
  it.each(pairs)('$it', async ({ of, refused, rule, accepted }) => {
    expect(await tried(of.id, ...(await refused()))).toBe(rule)
    expect(await tried(of.id, ...(await accepted()))).toBe('accepted')
  })

  it('a request begins as submitted, with a type and a title that fit', async () => {
    const copied = ['id', 'reference', 'state', 'organization_type', 'requestor_title', 'staff_email']
    const { rows } = await sql.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'requests' and is_generated = 'NEVER'`,
    )
    const others = rows.map(({ column_name: name }) => name)
    const kept = others.filter((name) => !copied.includes(name) && name !== 'submission_key')
    const insert = (state: string, type: string, title: string) => `
      with sent as (
        insert into requests (reference, state, organization_type, requestor_title, staff_email, ${kept.join(', ')})
        select 'CJ-SAMPLE', '${state}', '${type}', '${title}', 'another@staff.example', ${kept.join(', ')}
          from requests where id = $1 returning id)
      insert into requests_rels (parent_id, path, "order", coordinators_id)
        select id, 'routedTo', 1, '${administrator.id}' from sent`
    const begin = (...values: [string, string, string]) => tried(submitted.id, insert(...values))
    expect(await begin('withdrawn', 'local-area', 'manager-supervisor')).not.toBe('accepted')
    expect(await begin('in-review', 'local-area', 'manager-supervisor')).toBe('requests_life_cycle')
    expect(await begin('submitted', 'all-other-staff', 'manager-supervisor')).toBe(
      'requests_type_fits_organization',
    )
    expect(await begin('submitted', 'local-area', 'project-manager')).toBe('requests_title_fits_type')
    expect(await begin('submitted', 'local-area', 'manager-supervisor')).toBe('accepted')
  })

  it('the edges in the database are those of the life cycle', async () => {
    for (const kind of requestKinds)
      for (const from of requestStates)
        for (const to of requestStates.filter((state) => state !== from)) {
          const { rows } = await sql.query('select request_edge_exists($1, $2, $3) as allowed', [
            kindOf(kind).decided,
            from,
            to,
          ])
          expect([kind, from, to, rows[0]?.allowed]).toEqual([kind, from, to, isAllowedEdge(kind, from, to)])
        }
    expect(requestKinds.filter((kind) => !kindOf(kind).decided)).toEqual(['deactivate'])
  })

  it('keeps every field that the hooks keep', async () => {
    const { rows } = await sql.query<{ definition: string }>(
      `select pg_get_triggerdef(oid) as definition from pg_trigger
        where tgname in ('requests_claims_kept', 'requests_identity_kept')`,
    )
    const columns = [...identityFields, ...sentFields].map((field) =>
      field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    )
    const definition = rows.map((row) => row.definition).join(' ')
    for (const column of columns) expect(definition).toMatch(new RegExp(`old\\.${column}(_id)?\\b`))
  })
})

describe('an act through the Local API', () => {
  const change = (id: string, data: object, transition: string) =>
    app.payload
      .update({
        collection: 'requests',
        id,
        data,
        context: { transition },
        overrideAccess: true,
        depth: 0,
      })
      .then(() => 'done')
      .catch((error: { data?: { problems: { code: string }[] } }) =>
        error.data?.problems.map(({ code }) => code).join(', '),
      )

  it.each([
    ['another date', { ispaCompletedOn: '2020-01-01' }, 'grant', 'kept-as-sent'],
    [
      'another date with an age that fits',
      { ispaCompletedOn: '2026-11-20', ispaAgeDays: 3 },
      'claim',
      'kept-as-sent, kept-as-sent',
    ],
    ['nobody to decide it', { routedTo: [] }, 'escalate', 'not-routed'],
    ['no reason for its route', { routeReason: '' }, 'escalate', 'not-routed'],
    ['another reference', { reference: 'CJ-0000-0000' }, 'resubmit', 'kept-as-sent'],
    ['a date that its age does not fit', { ispaCompletedOn: '2020-01-01' }, 'resubmit', 'age-does-not-fit'],
    [
      'a date and an age past 365 days',
      { ispaCompletedOn: '2025-11-22', ispaAgeDays: 366 },
      'resubmit',
      'age-does-not-fit',
    ],
  ])('gives a request not %s', async (_what, data, transition, code) => {
    expect(
      await change(
        returned.id,
        { ...data, ...(transition === 'resubmit' && { state: 'submitted' }) },
        transition,
      ),
    ).toBe(code)
  })

  it('reassigns within the rules', async () => {
    expect(await change(submitted.id, { routedTo: [administrator.id] }, 'escalate')).toBe('done')
  })
})
