import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AccountRecord } from '../../src/services/evidencePacks/accountRecord.ts'
import type { PackOrder } from '../../src/services/evidencePacks/buildPack.ts'
import { writeSummary } from '../../src/services/evidencePacks/summary.ts'
import { findPdfTools } from '../support/pdfTools.mjs'

const folder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-summary-'))
const file = path.join(folder, 'summary.pdf')
const now = new Date('2026-11-23T18:00:00Z')
const coordinator = { name: 'Sample Coordinator', email: 'coordinator@coordinators.example' }

const order: PackOrder = {
  id: 'a',
  staffId: 'b',
  askedAt: now,
  reason: 'SAMPLE: a public records request',
  askedBy: { name: 'Sample Auditor', email: 'auditor@coordinators.example' },
}

const record: AccountRecord = {
  staff: {
    id: 'b',
    givenName: 'Avery',
    familyName: 'Sample',
    email: 'avery@staff.example',
    phone: null,
    isEddEmployee: false,
    organization: 'SAMPLE Organization',
    requestorOfRecord: { name: 'Sample Supervisor', email: 'supervisor@requestors.example' },
    jobFunction: 'Case manager',
    username: 'avery.sample',
    accountState: 'deactivated',
    deactivatedAt: '2026-11-02T20:00:00.000Z',
    privileges: ['Case Notes'],
    dueOn: '2027-01-10',
  },
  requests: [
    {
      reference: 'CJ-AAAA-BBBB',
      kind: 'new-account',
      state: 'denied',
      submittedAt: '2026-01-05T18:00:00.000Z',
      requestorName: 'Sample Supervisor',
      requestorEmail: 'supervisor@requestors.example',
      privilegesGranted: [],
      privilegesRemoved: [],
      reviewedBy: coordinator,
      reviewedAt: '2026-01-06T18:00:00.000Z',
      denialReason: { label: 'SAMPLE label of a denial', heading: 'SAMPLE heading', words: 'SAMPLE words.' },
      denialText: 'The statement was not signed.',
      deniedAt: '2026-01-06T18:00:00.000Z',
      grantedAt: null,
      processedBy: null,
      completedAt: null,
    },
    {
      reference: 'CJ-CCCC-DDDD',
      kind: 'new-account',
      state: 'completed',
      submittedAt: '2026-01-12T18:00:00.000Z',
      requestorName: 'Sample Supervisor',
      requestorEmail: 'supervisor@requestors.example',
      privilegesGranted: ['Case Notes'],
      privilegesRemoved: [],
      reviewedBy: coordinator,
      reviewedAt: '2026-01-13T18:00:00.000Z',
      denialReason: null,
      denialText: null,
      deniedAt: null,
      grantedAt: '2026-01-13T18:00:00.000Z',
      processedBy: coordinator,
      completedAt: '2026-01-14T18:00:00.000Z',
    },
  ],
  files: [],
  attestations: [
    {
      document: 'confidentiality-statement',
      completedOn: '2026-01-12',
      form: 'e-1',
      formRevision: { form: 'e-1', revision: 'SAMPLE 2', effectiveFrom: '2025-01-01', supersededOn: null },
      verifiedBy: coordinator,
      verifiedAt: '2026-01-14T18:00:00.000Z',
      request: 'CJ-CCCC-DDDD',
    },
  ],
  incidents: [
    {
      id: 'late',
      request: 'CJ-EEEE-FFFF',
      state: 'closed',
      lastMomentAt: '2026-11-01T06:59:59.999Z',
      openedAt: '2026-11-01T07:00:00.000Z',
      deactivatedAt: '2026-11-02T20:00:00.000Z',
      operationsToldAt: '2026-11-02T20:05:00.000Z',
    },
  ],
  investigations: [
    { incident: 'late', round: 1, dataAccessed: 'not-accessed', closedAt: '2026-11-10T18:00:00.000Z' },
  ],
  reviews: [
    {
      quarter: '2026-3',
      draw: 1,
      checks: [{ code: 'right-form', outcome: 'pass', text: ['The E-1 is on file'], evidence: [] }],
      note: null,
      reviewedBy: coordinator,
      reviewedAt: '2026-10-07T17:00:00.000Z',
      findings: [
        {
          requirement: 'files-present',
          severity: 'medium',
          text: 'SAMPLE: the certificate is missing',
          correctiveAction: 'SAMPLE: upload it',
          owner: 'Sample Owner',
          dueOn: '2026-12-15',
          state: 'open',
          decidedAt: null,
        },
      ],
      letter: { sentAt: '2026-10-08T17:00:00.000Z', acknowledgedBy: null, acknowledgedAt: null },
    },
  ],
}

/** @returns what it writes; a fault or a warning fails the test */
function run(program: string, ...flags: string[]): string {
  const { stdout, stderr, status } = spawnSync(program, flags, { encoding: 'utf8' })
  expect({ program, flags, stderr, status }).toEqual({ program, flags, stderr: '', status: 0 })
  return stdout
}

const summary = () =>
  writeSummary({ record, order, now, hashed: [{ path: 'account.json', sha256: 'abcdef01'.repeat(8) }] })

beforeAll(async () => {
  findPdfTools((line: string) => console.log(line))
  writeFileSync(file, await summary())
})

afterAll(() => rmSync(folder, { recursive: true }))

it('the summary of an evidence pack is whole and tagged, and the same bytes each time', async () => {
  expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors found')
  const found = run('pdfinfo', file).replace(/ +/g, ' ').split('\n')
  expect(found).toEqual(
    expect.arrayContaining(['Title: Evidence of the account of Avery Sample', 'Tagged: yes']),
  )
  expect(await summary()).toEqual(await summary())
})

it('tells who asked, what was accepted, decided and found, when and by whom, and the hashes', () => {
  const told = run('pdfinfo', '-struct-text', file).replace(/\s+/g, ' ').replaceAll('" "', '')
  for (const words of [
    'Sample Auditor, auditor@coordinators.example',
    'SAMPLE: a public records request',
    'November 23, 2026 at 10:00 a.m. PST',
    'E-1, revision SAMPLE 2',
    'Denied: SAMPLE label of a denial',
    'The statement was not signed.',
    'January 13, 2026 at 10:00 a.m. PST',
    'Sample Coordinator',
    'Round 1: No confidential or sensitive data were accessed',
    'The E-1 is on file',
    'SAMPLE: the certificate is missing',
    'December 15, 2026',
    'abcdef01'.repeat(8),
  ])
    expect(told).toContain(words)
})
