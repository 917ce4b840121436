import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepsInWords, packInWords } from '../../../src/panel/packs/words.ts'
import {
  checkPackReason,
  mayAskAgain,
  packFileName,
  packPaths,
  packStateAt,
  packStates,
  sumsOf,
} from '../../../src/policy/evidencePack.ts'
import { documentKinds } from '../../../src/policy/vocabulary.ts'

describe('The names in an evidence pack', () => {
  const file = {
    id: 'a',
    reference: 'CJ-7F3K-92QM',
    document: 'ispa-training',
    mimeType: 'application/pdf',
    isReplaced: false,
  } as const

  it('say the request and the document; replaced files stand apart, and files of one name are numbered', () => {
    const files = [
      file,
      { ...file, id: 'b', isReplaced: true },
      { ...file, id: 'c', isReplaced: true },
      { ...file, id: 'd', mimeType: 'image/jpeg' },
    ]
    expect([...packPaths(files)]).toEqual([
      ['a', 'files/CJ-7F3K-92QM-ispa-training.pdf'],
      ['b', 'files/replaced/CJ-7F3K-92QM-ispa-training.pdf'],
      ['c', 'files/replaced/CJ-7F3K-92QM-ispa-training-2.pdf'],
      ['d', 'files/CJ-7F3K-92QM-ispa-training.jpg'],
    ])
  })

  it('are different for every file, of plain ASCII, and lead nowhere else', () => {
    const someFile = fc.record({
      id: fc.uuid(),
      reference: fc.constantFrom('CJ-7F3K-92QM', 'CJ-AAAA-BBBB'),
      document: fc.constantFrom(...documentKinds),
      mimeType: fc.constantFrom('application/pdf', 'image/png', '../x'),
      isReplaced: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(someFile, { selector: ({ id }) => id }), (files) => {
        const paths = [...packPaths(files).values()]
        expect(new Set(paths).size).toBe(files.length)
        for (const path of paths) expect(path).toMatch(/^files\/(replaced\/)?[\w-]+\.[a-z]{3}$/)
      }),
    )
  })

  it('of the pack itself hold nothing but plain letters, whatever the username', () => {
    expect(packFileName('avery.sample', '2026-11-23')).toBe('evidence-pack-avery.sample-2026-11-23.zip')
    expect(packFileName('../"Zoë";\r\n', '2026-11-23')).toBe('evidence-pack-Zo-2026-11-23.zip')
    expect(packFileName(null, '2026-11-23')).toBe('evidence-pack-account-2026-11-23.zip')
  })

  it('stand in the list of hashes with two blanks, as sha256sum takes them', () => {
    expect(sumsOf([{ path: 'a.pdf', sha256: 'f'.repeat(64) }])).toBe(`${'f'.repeat(64)}  a.pdf\n`)
  })
})

describe('Asking for an evidence pack', () => {
  const codes = (reason: string) => checkPackReason(reason).map(({ code }) => code)

  it('takes a reason of some words', () => {
    expect([codes('For audit'), codes('For audit 26')]).toEqual([['missing-reason'], []])
    expect([codes('a'.repeat(2000)), codes('a'.repeat(2001))]).toEqual([[], ['reason-too-long']])
  })

  it('is possible once the one before is fetched, has failed or has expired', () => {
    expect(packStates.filter(mayAskAgain)).toEqual(['fetched', 'failed', 'expired'])
    expect(mayAskAgain(undefined)).toBe(true)
  })

  it('expires at the end of its hours, whether the file was removed yet or not', () => {
    const expiresAt = new Date('2026-11-24T18:00:00Z')
    const at = (instant: string) => packStateAt({ state: 'ready', expiresAt }, new Date(instant))
    expect([at('2026-11-24T17:59:59.999Z'), at('2026-11-24T18:00:00Z')]).toEqual(['ready', 'expired'])
  })
})

describe('The words of an evidence pack', () => {
  const pack = { id: 'a', reason: 'SAMPLE', askedAt: '2026-11-23T18:00:00Z', done: 3, total: 12 }

  it('say how far it is and the way on, in every state', () => {
    for (const state of packStates) expect(packInWords({ ...pack, state })).toMatch(/^You.*\.$/)
    expect(packInWords({ ...pack, state: 'ready', expiresAt: '2026-11-24T18:00:00Z' })).toContain(
      'Fetch it until November 24, 2026 at 10:00 a.m. PST: the link works once',
    )
    expect(packInWords({ ...pack, state: 'failed', error: 'The disk is full' })).toBe(
      'Your evidence pack could not be made. The disk is full.',
    )
    expect([stepsInWords(pack), stepsInWords({ done: 0 })]).toEqual(['3 of 12 steps done', 'Not begun yet'])
  })
})
