import { describe, expect, it } from 'vitest'
import { displayNameOf } from '../../../src/evidence/displayName.ts'
import { inspectFile, MAXIMUM_FILE_BYTES } from '../../../src/evidence/inspect.ts'
import {
  encryptedPdf,
  endlessPdf,
  jpeg,
  jpegWithPreview,
  pdf,
  pdfBomb,
  pdfWith,
  pdfWithAttachment,
  pdfWithHiddenScript,
  pdfWithLaunch,
  pdfWithScript,
  png,
} from '../../fixtures/files.ts'

const padded = (bytes: Buffer, size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)])

async function verdict(bytes: Uint8Array): Promise<string> {
  const result = await inspectFile(bytes, 'certificate.pdf')
  return result.ok ? result.value.mimeType : result.problems.map(({ message }) => message).join()
}

const broken = 'The selected file could not be read. Save it again and choose it once more'
const wrongType = 'The selected file must be a PDF, JPG or PNG'
const active = /^The selected file has a script or another file inside it/

describe('a file of evidence', { timeout: 60_000 }, () => {
  it('is a PDF, JPEG or PNG by its content, whatever its name says', async () => {
    expect(await verdict(await pdf())).toBe('application/pdf')
    expect(await verdict(jpeg)).toBe('image/jpeg')
    expect(await verdict(jpegWithPreview)).toBe('image/jpeg')
    expect(await verdict(png())).toBe('image/png')
  })

  it.each([
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', Buffer.from('PK\x03\x04 sample sample sample sample')],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;')],
    ['a text', Buffer.from('certificate')],
  ])('is refused when it is %s', async (_what, bytes) => expect(await verdict(bytes)).toBe(wrongType))

  it('is refused when it is two things at once', async () => {
    expect(await verdict(Buffer.concat([Buffer.from('<script>'), await pdf()]))).toBe(wrongType)
    const soundTag = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')
    expect(await verdict(Buffer.concat([soundTag, await pdf()]))).toBe(wrongType)
  })

  it('has at least one byte and at most 10 MB', async () => {
    expect(await verdict(Buffer.alloc(0))).toBe('The selected file is empty')
    expect(await verdict(padded(jpeg, MAXIMUM_FILE_BYTES))).toBe('image/jpeg')
    expect(await verdict(padded(jpeg, MAXIMUM_FILE_BYTES + 1))).toBe(
      'The selected file must be smaller than 10 MB',
    )
  })

  it('is whole', async () => {
    const document = await pdf()
    expect(await verdict(document.subarray(0, document.length / 2))).toBe(broken)
    expect(await verdict(Buffer.from('%PDF-1.7\nnothing\n%%EOF'))).toBe(broken)
    expect(await verdict(jpeg.subarray(0, -2))).toBe(broken)
    expect(await verdict(jpegWithPreview.subarray(0, -2))).toBe(broken)
    expect(await verdict(png().subarray(0, -12))).toBe(broken)
  })

  it('needs no password', async () =>
    expect(await verdict(await encryptedPdf())).toBe('The selected file is password protected'))

  it('holds no script, no program to start and no other file', async () => {
    for (const make of [pdfWithScript, pdfWithAttachment, pdfWithLaunch, pdfWithHiddenScript]) {
      const bytes = await make()
      expect(bytes.includes('/JavaScript') || bytes.includes('/Launch'), 'the names are not plain').toBe(
        false,
      )
      expect(await verdict(bytes)).toMatch(active)
    }
  })

  it('has at most 100 pages and 50 megapixels', async () => {
    const pages = (count: number) => pdfWith((one) => Array.from({ length: count - 1 }, () => one.addPage()))
    expect(await verdict(await pages(100))).toBe('application/pdf')
    expect(await verdict(await pages(101))).toMatch('100 pages')
    expect(await verdict(png(10_000, 5_000))).toBe('image/png')
    expect(await verdict(png(10_000, 5_001))).toMatch('50 megapixels')
  })

  it('that unpacks without end is refused in bounded memory', async () => {
    const bomb = await pdfBomb(1024)
    const highest = () => process.resourceUsage().maxRSS / 1024 // megabytes
    const before = highest()
    expect(await verdict(bomb)).toBe(broken)
    expect(highest() - before).toBeLessThan(400)
  })

  it('that takes without end is refused in bounded time, and others are read meanwhile', async () => {
    const endless = verdict(endlessPdf())
    expect(await verdict(await pdf())).toBe('application/pdf')
    expect(await endless).toBe(broken)
  })
})

describe('the label of a file', () => {
  it.each([
    ['certificate.PDF', 'certificate.pdf'],
    ['IMG 0001.jpeg', 'IMG 0001.pdf'],
    ['C:\\Users\\sample\\certificate.pdf', 'certificate.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['a\r\nSet-Cookie: x\0.pdf', 'a Set-Cookie: x.pdf'],
    ['certificate\u202Efdp.exe', 'certificatefdp.pdf'],
    ['Se\u0301lf 1.2.pdf', 'S\u00e9lf 1.2.pdf'],
    ['.pdf', 'document.pdf'],
    ['   ', 'document.pdf'],
  ])('%j becomes %j', (given, label) => expect(displayNameOf(given, 'pdf')).toBe(label))

  it('is at most 120 characters long, and never half a character', () => {
    expect(displayNameOf('a'.repeat(500), 'pdf')).toHaveLength(120)
    expect([...displayNameOf('\u{1F4C4}'.repeat(500), 'pdf')]).toHaveLength(120)
  })
})
