import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Coordinator } from '../../src/payload-types.ts'
import {
  closeInvestigation,
  recordSecurityOffice,
  saveFindings,
} from '../../src/services/investigations/findings.ts'
import {
  addStep,
  openInvestigation,
  reopenInvestigation,
} from '../../src/services/investigations/investigate.ts'
import { pdf } from '../fixtures/files.ts'
import { cookieFor, call, json, serveForThisFile } from '../support/httpServer.ts'
import {
  auditor,
  by,
  coordinator,
  investigated,
  known,
  late,
  neighbor,
  nothingKnown,
  operations,
  processor,
  rounds,
  stateOf,
} from '../support/investigations.ts'
import { app } from '../support/setup.ts'
import { aCoordinator, outcome, sql } from '../support/world.ts'

const usual = app.config.evidenceFolder
app.config.evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-investigations-'))
serveForThisFile()
afterAll(() => {
  rmSync(app.config.evidenceFolder, { recursive: true, force: true })
  app.config.evidenceFolder = usual
})
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

const events = async (investigationId: string) =>
  (
    await sql.query(
      `select event from audit_events e join audit_chain c on c.event_id = e.id
        where subject_kind = 'investigation' and subject_id = $1 order by c.position`,
      [investigationId],
    )
  ).rows.map(({ event }) => event)

describe('R43-R45: the order', () => {
  it('an account that is still active is not investigated, by no service and not in the database', async () => {
    const { id } = await late({ state: 'open' })
    expect(outcome(await openInvestigation(app, by(id), {}))).toBe('not-possible-from-state')
    expect(outcome(await addStep(app, by(id), { text: 'Looked.' }))).toBe('not-possible-from-state')
    const round =
      'insert into investigations (incident_id, round, investigator_id, opened_at) values ($1, 1, $2, now())'
    await expect(sql.query(round, [id, operations.id])).rejects.toThrow(/informed before it investigates/)
    const begun = "update incidents set state = 'under-investigation' where id = $1"
    await expect(sql.query(begun, [id])).rejects.toThrow(/incidents_state_in_order/)
  })

  it('from the notice to the determination each step comes after the other, and stands in the audit trail', async () => {
    const { id } = await investigated()
    expect((await stateOf(id))?.state).toBe('under-investigation')
    expect(outcome(await openInvestigation(app, by(id), {}))).toBe('not-possible-from-state')
    expect(outcome(await addStep(app, by(id), { text: ' Looked at the sign-ins. ' }))).toBe('done')
    const told = { toldOn: '2026-11-23', toldTime: '09:00' }
    expect(outcome(await recordSecurityOffice(app, by(id), told))).toBe('done')
    expect(outcome(await saveFindings(app, by(id), known))).toBe('done')
    expect(outcome(await saveFindings(app, by(id), known))).toBe('done') // nothing new
    expect(outcome(await closeInvestigation(app, by(id)))).toBe('done')
    const [round] = await rounds(id)
    expect(round).toMatchObject({ round: '1', investigator_id: operations.id, closed_by_id: operations.id })
    expect(await stateOf(id)).toEqual({ state: 'closed', closed_at: round?.closed_at })
    expect(await events(round?.id)).toEqual([
      'investigation-opened',
      'investigation-step-added',
      'investigation-changed',
      'investigation-changed',
      'investigation-closed',
    ])
  })

  it('cannot be closed without a determination, by no service and not in the database', async () => {
    const { id } = await investigated()
    expect(outcome(await closeInvestigation(app, by(id)))).toBe(
      'signInSeen-wrong, dataAccessed-wrong, cause-wrong, findings-wrong',
    )
    expect(outcome(await closeInvestigation(app, by(id), { ...nothingKnown }))).toBe(
      'signInSeen-wrong, findings-wrong',
    )
    const [round] = await rounds(id)
    expect(round).toMatchObject({ cause: null, closed_at: null }) // a refused act leaves nothing behind
    const closed = 'update investigations set closed_at = now(), closed_by_id = $2 where id = $1'
    await expect(sql.query(closed, [round?.id, operations.id])).rejects.toThrow(/closed_with_determination/)
  })

  it('a sign-in after the last moment lies after it, and nothing in the future', async () => {
    const { id } = await investigated()
    const at = (lastSignInOn: string) => saveFindings(app, by(id), { ...known, lastSignInOn })
    expect(outcome(await at('2026-11-20'))).toBe('lastSignInOn-wrong')
    expect(outcome(await at('2026-11-24'))).toBe('lastSignInOn-wrong')
  })
})

describe('D12: who investigates', () => {
  it('who processed the deactivation does not, but may give it to somebody who does', async () => {
    const { id } = await late()
    expect(outcome(await openInvestigation(app, by(id, processor), {}))).toBe('own-incident')
    const named = await openInvestigation(app, by(id), { investigator: processor.id })
    expect(outcome(named)).toBe('investigator-may-not')
    const given = await openInvestigation(app, by(id, processor), { investigator: operations.id })
    expect(outcome(given)).toBe('done')
    expect(outcome(await addStep(app, by(id, processor), { text: 'Looked.' }))).toBe('own-incident')
    expect(outcome(await closeInvestigation(app, by(id, processor), known))).toBe('own-incident')
    const other = await late()
    const round =
      'insert into investigations (incident_id, round, investigator_id, opened_at) values ($1, 1, $2, now())'
    await expect(sql.query(round, [other.id, processor.id])).rejects.toThrow(/does not investigate it/)
  })

  it('coordinators, auditors and accounts that are not active do not', async () => {
    const { id } = await late()
    expect(outcome(await openInvestigation(app, by(id, coordinator), {}))).toBe('role-may-not')
    expect(outcome(await openInvestigation(app, by(id, auditor), {}))).toBe('role-may-not')
    expect(outcome(await openInvestigation(app, by(id, neighbor), {}))).toBe('incident-not-found')
    const gone = await aCoordinator('operations-unit', { active: false })
    for (const investigator of [gone.id, coordinator.id])
      expect(outcome(await openInvestigation(app, by(id), { investigator }))).toBe('investigator-may-not')
    for (const investigator of [randomUUID(), 'nobody'])
      expect(outcome(await openInvestigation(app, by(id), { investigator }))).toBe('investigator-unknown')
  })

  it('whoever has no right to it is refused at the door too, and that is in the audit trail', async () => {
    const { id } = await late()
    const statusFor = async (who: Coordinator) => {
      const cookie = await cookieFor(who)
      return (await call(`/api/incidents/${id}/investigate`, json({}, { cookie }))).status
    }
    expect(await statusFor(coordinator)).toBe(403)
    expect(await statusFor(neighbor)).toBe(404)
    expect(await statusFor(processor)).toBe(403)
    expect(await statusFor(operations)).toBe(200)
    const { rows } = await sql.query(
      "select outcome from audit_events where event = 'access-refused' and subject_kind = 'incident' and subject_id = $1",
      [id],
    )
    expect(rows).toHaveLength(3)
  })
})

describe('What is closed', () => {
  async function closed() {
    const incident = await investigated()
    expect(outcome(await addStep(app, by(incident.id), { text: 'SAMPLE' }))).toBe('done')
    expect(outcome(await closeInvestigation(app, by(incident.id), known))).toBe('done')
    const [round] = await rounds(incident.id)
    return { ...incident, roundId: String(round?.id) }
  }

  it('cannot be changed, nor the log, nor can anything of it be deleted', async () => {
    const { id, roundId } = await closed()
    expect(outcome(await saveFindings(app, by(id), known))).toBe('not-possible-from-state')
    expect(outcome(await addStep(app, by(id), { text: 'More.' }))).toBe('not-possible-from-state')
    const steps = await sql.query('select id from investigation_steps where investigation_id = $1', [roundId])
    const stepId = String(steps.rows[0]?.id)
    for (const [statement, value] of [
      ["update investigations set findings = 'Something else.' where id = $1", roundId],
      [
        `insert into investigation_steps (id, investigation_id, at, coordinator_id, text)
           select gen_random_uuid(), id, now(), investigator_id, 'SAMPLE: late' from investigations where id = $1`,
        roundId,
      ],
      ['delete from investigations where id = $1', roundId],
      ['delete from incidents where id = $1', id],
      ["update investigation_steps set text = 'Something else.' where id = $1", stepId],
      ['delete from investigation_steps where id = $1', stepId],
    ] as const)
      await expect(sql.query(statement, [value]), statement).rejects.toThrow()
  })

  it('is opened again with a reason, as a new round that is linked to the last one', async () => {
    const { id, roundId } = await closed()
    expect(outcome(await reopenInvestigation(app, by(id), { reason: 'too short' }))).toBe('reason-wrong')
    app.clock.set('2026-12-01T18:00:00Z')
    const reason = 'A report of a data access came in.'
    expect(outcome(await reopenInvestigation(app, by(id, processor), { reason }))).toBe('own-incident')
    expect(outcome(await reopenInvestigation(app, by(id), { reason }))).toBe('done')
    expect(await stateOf(id)).toEqual({ state: 'under-investigation', closed_at: null })
    const [first, second] = await rounds(id)
    expect(first).toMatchObject({ id: roundId, data_accessed: 'not-accessed' })
    expect(second).toMatchObject({
      round: '2',
      reopens_id: roundId,
      reopen_reason: reason,
      data_accessed: null,
    })
    expect(await events(String(second?.id))).toEqual(['investigation-reopened'])
    const accessed = { ...known, dataAccessed: 'accessed' }
    expect(outcome(await closeInvestigation(app, by(id), accessed))).toBe('done')
  })

  it('two who open it again at once make one round', async () => {
    const { id } = await closed()
    const again = () => reopenInvestigation(app, by(id), { reason: 'A report came in late.' })
    const outcomes = (await Promise.all([again(), again()])).map(outcome).sort()
    expect(outcomes).toEqual(['done', 'not-possible-from-state'])
    expect(await rounds(id)).toHaveLength(2)
  })
})

const certificate = await pdf('SAMPLE print of sign-ins')

describe('R28, R45: files of an investigation', () => {
  const send = (id: string, cookie: string, bytes: Uint8Array = certificate) => {
    const body = new FormData()
    body.set('file', new File([Buffer.from(bytes)], 'Sign-ins.pdf'))
    return call(`/api/incidents/${id}/file`, { method: 'POST', headers: { cookie }, body })
  }
  const filesOnDisk = () => readdirSync(app.config.evidenceFolder)

  it('leave for oversight alone, under a name of their own', async () => {
    const { id } = await investigated()
    const cookie = await cookieFor(operations)
    const stored = await send(id, cookie)
    expect(stored.status).toBe(200)
    const { id: fileId } = (await stored.json()) as { id: string }
    const [round] = await rounds(id)
    expect(await events(String(round?.id))).toContain('investigation-file-added')
    const open = async (who: Coordinator) =>
      call(`/evidence/${fileId}`, { headers: { cookie: await cookieFor(who) } })
    const file = await open(operations)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toContain(`${fileId}-investigation.pdf`)
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(certificate))).toBe(true)
    expect((await open(auditor)).status).toBe(200)
    for (const who of [coordinator, neighbor]) expect((await open(who)).status).toBe(404)
    const { rows } = await sql.query(
      "select outcome from audit_events where subject_kind = 'evidence' and subject_id = $1",
      [fileId],
    )
    expect(rows.map((row) => row.outcome).sort()).toEqual(['done', 'done', 'refused', 'refused'])
  })

  it('are inspected, and taken up to 10 MB from the Operations Unit alone', async () => {
    const { id } = await investigated()
    const cookie = await cookieFor(operations)
    const before = filesOnDisk()
    expect((await send(id, cookie, Buffer.from('no document'))).status).toBe(422)
    const large = Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)])
    const refused = await send(id, cookie, large)
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('smaller than 10 MB'),
    ])
    expect((await send(id, await cookieFor(coordinator), large)).status).toBe(413)
    expect((await send(id, await cookieFor(coordinator))).status).toBe(403)
    expect((await send(id, await cookieFor(processor))).status).toBe(403)
    expect((await call(`/api/incidents/${id}/file`, json({}, { cookie }))).status).toBe(422)
    expect(filesOnDisk()).toEqual(before)
    expect(outcome(await closeInvestigation(app, by(id), known))).toBe('done')
    expect((await send(id, cookie)).status).toBe(409)
    expect(filesOnDisk()).toEqual(before)
  })
})
