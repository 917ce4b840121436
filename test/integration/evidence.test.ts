import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { evidenceDoor } from '../../src/evidence/door.ts'
import { FileDamaged, readFile, storeFile } from '../../src/evidence/storage.ts'
import { removeUpload, storeUpload } from '../../src/evidence/uploads.ts'
import type { Coordinator } from '../../src/payload-types.ts'
import { SealBroken } from '../../src/sealing/sealing.ts'
import type { Application } from '../../src/services/application.ts'
import { signIn } from '../../src/services/coordinators/signIn.ts'
import { submitRequest } from '../../src/services/submitRequest.ts'
import { jpeg, pdf } from '../fixtures/files.ts'
import { app as application } from '../support/setup.ts'
import {
  aCoordinator,
  coordinatorPassword,
  anOrganization,
  aSubmission,
  outcome,
  sql,
} from '../support/world.ts'
import { nonEddClaims } from '../unit/policy/claims.ts'

const evidenceFolder = mkdtempSync(path.join(os.tmpdir(), 'caljobs-evidence-'))
const app: Application = { ...application, config: { ...application.config, evidenceFolder } }
const marker = 'SAMPLE certificate of one staff member'
const certificate = await pdf(marker)

const server = express().use(evidenceDoor(app)).listen(0)
const origin = `http://localhost:${(server.address() as AddressInfo).port}`

afterAll(() => {
  server.close()
  rmSync(evidenceFolder, { recursive: true, force: true })
})

const administrator = await aCoordinator('mis-administrator')
const organization = await anOrganization('local-area', [administrator])

const files = (folder = evidenceFolder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

/** What all open files have in common, to let one of their writes fail. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(evidenceFolder, 'r')
  await handle.close()
  return Object.getPrototypeOf(handle) as FileHandle
}

async function uploaded(uploadedByEmail: string, bytes: Uint8Array = certificate) {
  const upload = { bytes, fileName: 'My certificate.PDF', uploadedByEmail, address: '192.0.2.1' }
  const stored = await storeUpload(app, { ...upload, document: 'ispa-training' })
  if (!stored.ok) throw new Error(outcome(stored))
  return stored.value
}

/** A file of evidence of a request that was sent, by its id. */
async function sentEvidence(bytes: Uint8Array = certificate): Promise<string> {
  const submission = await aSubmission(
    organization.id,
    { organizationType: 'local-area', requestorTitle: 'manager-supervisor' },
    nonEddClaims,
  )
  const { id } = await uploaded(submission.requestorEmail, bytes)
  const evidence = submission.claims.evidence.map((file) =>
    file.document === 'ispa-training' ? { ...file, id } : file,
  )
  const sent = await submitRequest(app, { ...submission, claims: { ...submission.claims, evidence } })
  expect(outcome(sent)).toBe('done')
  return id
}

const recordOf = async (id: string) => (await sql.query('select * from evidence where id = $1', [id])).rows[0]

const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await sql.query(
    'select event from audit_events e join audit_chain c on c.event_id = e.id where subject_id = $1 order by c.position',
    [id],
  )
  return rows.map(({ event }) => String(event))
}

/** Asks at the door as a browser of this person does. */
async function ask(id: string, as?: Coordinator, headers: Record<string, string> = {}): Promise<Response> {
  const cookie = as && { Cookie: `payload-token=${await tokenOf(as)}`, 'Sec-Fetch-Site': 'same-origin' }
  return fetch(`${origin}/evidence/${id}`, { headers: { ...cookie, ...headers } })
}

async function tokenOf({ email }: Coordinator): Promise<string> {
  return (await signIn(app, { email, password: coordinatorPassword }))?.token ?? ''
}

describe('an uploaded file', () => {
  it('is kept encrypted under a random name, with its record and audit event', async () => {
    const email = `${randomUUID()}@requestors.example`
    const { id, displayName, size } = await uploaded(` ${email.toUpperCase()}`)
    expect({ displayName, size }).toEqual({ displayName: 'My certificate.pdf', size: certificate.length })
    const record = await recordOf(id)
    expect(record).toMatchObject({ uploaded_by_email: email, mime_type: 'application/pdf', request_id: null })
    expect(await eventsOf(id)).toEqual(['evidence-stored'])
    const place = files().find((file) => file.endsWith(String(record?.storage_name)))
    expect(path.basename(String(place))).toMatch(/^[0-9a-f]{48}$/)
  })

  it('stands nowhere on the disk in plain bytes', async () => {
    await uploaded(`${randomUUID()}@requestors.example`, jpeg)
    for (const file of files())
      for (const plain of ['%PDF', 'JFIF']) expect(readFileSync(file).includes(plain)).toBe(false)
  })

  it('leaves nothing when its record cannot be written', async () => {
    const before = files()
    const upload = { bytes: certificate, fileName: 'a.pdf', uploadedByEmail: 'sample@requestors.example' }
    const document = 'no document' as 'ispa-training'
    await expect(storeUpload(app, { ...upload, document })).rejects.toThrow()
    expect(files()).toEqual(before)
  })

  it.each(['writeFile', 'sync'] as const)(
    'leaves nothing when the disk is full at %s, and the requestor is asked to try again',
    async (step) => {
      const email = `${randomUUID()}@requestors.example`
      const before = files()
      const logged = vi.spyOn(app.payload.logger, 'error').mockImplementation(() => {})
      const full = vi.spyOn(await fileHandles(), step).mockImplementationOnce(async function (
        this: FileHandle,
      ) {
        await this.write('half a file')
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      })
      const upload = { bytes: certificate, fileName: 'a.pdf', uploadedByEmail: email }
      const result = await storeUpload(app, { ...upload, document: 'ispa-training' })
      full.mockRestore()
      expect(logged).toHaveBeenCalledOnce()
      logged.mockRestore()
      expect(outcome(result)).toBe('file-not-stored')
      expect(files()).toEqual(before)
      const { rows } = await sql.query('select 1 from evidence where uploaded_by_email = $1', [email])
      expect(rows).toEqual([])
    },
  )

  it('is refused when the bytes on the disk are not the ones that were stored', async () => {
    const stored = await storeFile(app.config, certificate)
    const other = await storeFile(app.config, jpeg)
    const place = (name: string) => path.join(evidenceFolder, name)
    expect(await readFile(app.config, stored)).toEqual(certificate)
    await expect(readFile(app.config, { ...stored, sha256: other.sha256 })).rejects.toThrow(FileDamaged)
    await expect(readFile(app.config, { ...stored, storageName: '../full' })).rejects.toThrow(FileDamaged)
    writeFileSync(place(stored.storageName), readFileSync(place(other.storageName)))
    await expect(readFile(app.config, stored)).rejects.toThrow(SealBroken)
  })

  it('can be removed from the own draft only, and not after it was sent', async () => {
    const email = `${randomUUID()}@requestors.example`
    const { id } = await uploaded(email)
    const place = path.join(evidenceFolder, String((await recordOf(id))?.storage_name))
    const by = (uploadedByEmail: string, which = id) => removeUpload(app, { id: which, uploadedByEmail })
    expect(outcome(await by('other@requestors.example'))).toBe('evidence-unknown')
    expect(outcome(await by(email, 'no id at all'))).toBe('evidence-unknown')
    expect(files()).toContain(place)
    expect(outcome(await by(email))).toBe('done')
    expect(files()).not.toContain(place)
    expect(await eventsOf(id)).toEqual(['evidence-stored', 'evidence-removed'])
    const sent = await sentEvidence()
    const record = await recordOf(sent)
    expect(outcome(await by(String(record?.uploaded_by_email), sent))).toBe('evidence-unknown')
    expect(await recordOf(sent)).toBeDefined()
  })
})

describe('the evidence door', () => {
  it('gives the exact bytes to the coordinator, the Operations Unit and auditors, and records each reading', async () => {
    const id = await sentEvidence()
    const readers = [administrator, await aCoordinator('operations-unit'), await aCoordinator('auditor')]
    for (const reader of readers) {
      const answer = await ask(id, reader)
      expect(answer.status).toBe(200)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(certificate)
    }
    expect(await eventsOf(id)).toEqual(['evidence-stored', ...Array<string>(3).fill('evidence-read')])
    const { rows } = await sql.query(
      `select actor_email, outcome, request_id is not null as of_request, organization_id, address
         from audit_events where subject_id = $1 and event = 'evidence-read' order by at`,
      [id],
    )
    expect(new Set(rows.map((row) => row.actor_email))).toEqual(new Set(readers.map(({ email }) => email)))
    expect(rows[0]).toMatchObject({ outcome: 'done', of_request: true, organization_id: organization.id })
    expect(rows[0]?.address).toMatch(/127\.0\.0\.1|::1/)
  })

  it('gives the same answer for a file that is not there and one that is not for this person', async () => {
    const id = await sentEvidence()
    const inactive = await aCoordinator('operations-unit')
    const token = await tokenOf(inactive)
    await app.payload.update({
      collection: 'coordinators',
      id: inactive.id,
      data: { active: false },
      overrideAccess: true,
    })
    const stranger = await aCoordinator('mis-administrator')
    await anOrganization('local-area', [stranger])
    const own = { Cookie: `payload-token=${await tokenOf(administrator)}` }
    const answers = {
      'nobody signed in': await ask(id),
      'a coordinator of another organization': await ask(id, stranger),
      'an inactive coordinator': await ask(id, undefined, {
        Cookie: `payload-token=${token}`,
        'Sec-Fetch-Site': 'same-origin',
      }),
      'another site': await ask(id, undefined, { ...own, 'Sec-Fetch-Site': 'cross-site' }),
      'another site by its name': await ask(id, undefined, { ...own, Origin: 'https://other.example' }),
      'no such file': await ask(randomUUID(), administrator),
      'no id': await ask('..%2f..%2fetc%2fpasswd', administrator),
    }
    for (const [who, answer] of Object.entries(answers)) {
      const told = [...answer.headers].filter(([name]) => name !== 'date')
      expect([answer.status, await answer.text(), told], who).toEqual([
        404,
        'Not found',
        [...answers['no such file'].headers].filter(([name]) => name !== 'date'),
      ])
    }
    expect(await eventsOf(id)).toEqual(['evidence-stored', 'access-refused'])
  })

  it('keeps a draft from coordinators, until it is sent', async () => {
    const { id } = await uploaded(`${randomUUID()}@requestors.example`)
    expect((await ask(id, administrator)).status).toBe(404)
  })

  it('gives files that run nothing, are stored nowhere and carry a name of our own', async () => {
    const headersOf = async (id: string, query = '') =>
      Object.fromEntries((await ask(id + query, administrator)).headers)
    const [document, picture] = [await sentEvidence(), await sentEvidence(jpeg)]
    expect(await headersOf(document)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline; filename="CJ-[\w-]+-ispa-training\.pdf"$/),
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'self'/),
    })
    expect(await headersOf(picture)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': expect.stringMatching(/default-src 'none';.*sandbox$/),
    })
    expect((await headersOf(picture, '?download'))['content-disposition']).toMatch(/^attachment; .*\.jpg"$/)
  })

  it('gives nothing and records no reading when the file was changed on the disk', async () => {
    const id = await sentEvidence()
    const place = path.join(evidenceFolder, String((await recordOf(id))?.storage_name))
    const bytes = readFileSync(place)
    bytes[40] = (bytes[40] ?? 0) ^ 1
    writeFileSync(place, bytes)
    const answer = await ask(id, administrator)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain(marker)
    expect(await eventsOf(id)).toEqual(['evidence-stored'])
  })
})
