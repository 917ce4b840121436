import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Request } from 'express'
import { describe, expect, it } from 'vitest'
import { MOST_FILES, readTable } from '../../../src/site/maintenance/tableUpload.ts'
import { UnreadableForm } from '../../../src/site/multipart.ts'

const mark = 'sample-mark'

const text = (name: string, value: string) =>
  `--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (name: string, fileName: string, content: string) =>
  `--${mark}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n${content}\r\n`
const end = `--${mark}--\r\n`

/** A request whose body comes in pieces of so many bytes. */
function posted(body: string, pieces = 1000): Request {
  const bytes = Buffer.from(body)
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, place) =>
    bytes.subarray(place * pieces, (place + 1) * pieces),
  )
  return Object.assign(Readable.from(chunks), {
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  }) as unknown as Request
}

describe('The posted table', () => {
  it('gives each file away before the next is read, and keeps the texts on both sides', async () => {
    const trail: string[] = []
    const take = async ({ field, bytes }: { field: string; bytes: Buffer }) => {
      trail.push(`begin ${field} ${bytes.length}`)
      await pause(5)
      trail.push(`end ${field}`)
    }
    const body =
      text('act-1', 'renew') +
      file('one', 'a.pdf', 'x'.repeat(5000)) +
      text('act-2', 'nothing') +
      file('two', 'b.pdf', 'y'.repeat(3000)) +
      text('do', 'continue') +
      end
    const { posted: texts, tooMuch } = await readTable(posted(body), { wants: () => true, take })
    expect(trail).toEqual(['begin one 5000', 'end one', 'begin two 3000', 'end two'])
    expect(Object.fromEntries(texts)).toEqual({ 'act-1': ['renew'], 'act-2': ['nothing'], do: ['continue'] })
    expect(tooMuch).toBe(false)
  })

  it('drops files that nobody asked for, and inputs in which none was chosen', async () => {
    const taken: string[] = []
    const body = file('theirs', 'a.pdf', 'x') + file('mine', '', '') + file('mine', 'b.pdf', 'y') + end
    await readTable(posted(body, 7), {
      wants: (field) => field === 'mine',
      take: async ({ fileName }) => void taken.push(fileName),
    })
    expect(taken).toEqual(['b.pdf'])
  })

  it('takes so many files and no more, and still reads the texts behind them', async () => {
    const taken: string[] = []
    const many = Array.from({ length: MOST_FILES + 2 }, (_, place) => file(`f${place}`, 'a.pdf', 'x'))
    const { posted: texts, tooMuch } = await readTable(posted(many.join('') + text('do', 'save') + end), {
      wants: () => true,
      take: async ({ field }) => void taken.push(field),
    })
    expect([taken.length, tooMuch, texts.get('do')]).toEqual([MOST_FILES, true, ['save']])
  })

  it.each([
    ['broke off', posted(file('one', 'a.pdf', 'x').slice(0, -20))],
    ['is no form', Object.assign(Readable.from(['x']), { headers: {} }) as unknown as Request],
  ])('that %s is refused, not a fault', async (_why, request) => {
    await expect(readTable(request, { wants: () => true, take: async () => {} })).rejects.toThrow(
      UnreadableForm,
    )
  })

  it('passes a fault of the storage on', async () => {
    const take = () => Promise.reject(new Error('The disk is full'))
    const body = file('one', 'a.pdf', 'x') + text('do', 'save') + end
    await expect(readTable(posted(body), { wants: () => true, take })).rejects.toThrow('The disk is full')
  })
})
