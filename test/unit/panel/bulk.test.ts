import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BulkRow, bulkActs, whyNot } from '../../../src/panel/inbox/bulk/acts.ts'
import {
  type Bulk,
  type BulkEvent,
  failedIn,
  isRunning,
  reduceBulk,
  totalsOf,
  workThrough,
} from '../../../src/panel/inbox/bulk/run.ts'
import { mayProcess, mayRenew } from '../../../src/policy/bulk.ts'
import type { Problem } from '../../../src/policy/problem.ts'
import { requestKinds, requestStates } from '../../../src/policy/vocabulary.ts'

const row = (over: Partial<BulkRow> = {}): BulkRow => {
  const { kind = 'annual-maintenance', state = 'submitted' } = over
  return {
    id: 'one',
    reference: 'CJ-0000-0001',
    kind,
    state,
    staffName: 'Avery Sample',
    claimedByOther: false,
    mayRenew: mayRenew({ kind, state }),
    mayProcess: mayProcess({ kind, state }),
    ...over,
  }
}
const applies = (act: (typeof bulkActs)[number], over: Partial<BulkRow> = {}) =>
  whyNot(act, row(over), 'coordinator') === undefined

const rows = (count: number) => Array.from({ length: count }, (_, place) => row({ id: `r${place}` }))
const refusal: Problem = { code: 'checks-do-not-pass', message: 'The ISPA certificate has lapsed' }
const after = (...events: BulkEvent[]): Bulk => events.reduce(reduceBulk, {})
const ask = (count: number): BulkEvent => ({
  type: 'ask',
  act: 'claim',
  rows: rows(count),
  role: 'coordinator',
})

describe('what is done to many requests in one go', () => {
  it('never grants a new account and never denies anything', () => {
    expect(bulkActs).toEqual(['claim', 'reassign', 'renew', 'record-account', 'release'])
    for (const kind of requestKinds)
      for (const state of requestStates) {
        const isRenewal = kind === 'annual-maintenance'
        const toReview = state === 'submitted' || state === 'in-review'
        expect(applies('renew', { kind, state }), `${kind} ${state}`).toBe(isRenewal && toReview)
      }
  })

  it('claims what nobody reviews, and releases what is in review', () => {
    const states = (act: 'claim' | 'release') => requestStates.filter((state) => applies(act, { state }))
    expect([states('claim'), states('release')]).toEqual([['submitted'], ['in-review']])
  })

  it('marks processed only what is granted and needs nothing entered', () => {
    expect(applies('record-account', { state: 'granted' })).toBe(true)
    expect(applies('record-account', { state: 'submitted' })).toBe(false)
    for (const kind of ['new-account', 'reset-password'] as const)
      expect(whyNot('record-account', row({ kind, state: 'granted' }), 'coordinator')).toContain(
        'its own page',
      )
  })

  it('leaves to another coordinator what that one has claimed, but for the Operations Unit (R19)', () => {
    const claimed = row({ state: 'in-review', claimedByOther: true, reviewer: 'Sample Colleague' })
    expect(whyNot('renew', claimed, 'coordinator')).toBe('Sample Colleague is reviewing this request')
    expect(whyNot('renew', claimed, 'operations-unit')).toBeUndefined()
    expect(whyNot('release', claimed, 'coordinator')).toBeDefined()
  })
})

describe('acting on many', () => {
  it('asks first, and names what is left out and why', () => {
    const decided = row({ id: 'decided', state: 'denied' })
    const { asked, run } = after({
      type: 'ask',
      act: 'claim',
      rows: [...rows(2), decided],
      role: 'coordinator',
    })
    expect(asked?.rows.map(({ id }) => id)).toEqual(['r0', 'r1'])
    expect(asked?.leftOut).toEqual([{ row: decided, why: 'Not possible while it is “Denied”' }])
    expect(run).toBeUndefined()
    expect(after(ask(2), { type: 'cancel' }, { type: 'confirm' })).toEqual({})
  })

  it('does not begin where it applies to nothing', () => {
    const nothing: BulkEvent = { type: 'ask', act: 'release', rows: rows(2), role: 'coordinator' }
    expect(after(nothing, { type: 'confirm' }).run).toBeUndefined()
  })

  it('tells of each request whether it was done or why not, and keeps that until it is closed', () => {
    const finished = after(
      ask(2),
      { type: 'confirm' },
      { type: 'begun', id: 'r0' },
      { type: 'begun', id: 'r1' },
      { type: 'answered', id: 'r1', problems: [refusal] },
      { type: 'answered', id: 'r0', problems: [] },
    )
    expect(finished.run).toMatchObject({
      phase: 'finished',
      rows: [{ outcome: 'done' }, { outcome: 'refused', words: refusal.message }],
    })
    expect(finished.run && failedIn(finished.run)).toEqual(['r1'])
    const again = reduceBulk(finished, ask(1))
    expect(again.run).toBe(finished.run)
    expect(reduceBulk(finished, { type: 'close' }).run).toBeUndefined()
  })

  it('stops before what has not begun, and waits for what has', () => {
    const stopping = after(ask(3), { type: 'confirm' }, { type: 'begun', id: 'r0' }, { type: 'stop' })
    expect(stopping.run?.phase).toBe('stopping')
    expect(reduceBulk(stopping, ask(1))).toBe(stopping)
    const stopped = reduceBulk(stopping, { type: 'answered', id: 'r0', problems: [] })
    expect(stopped.run?.phase).toBe('finished')
    expect(stopped.run && totalsOf(stopped.run)).toEqual({
      all: 3,
      done: 1,
      refused: 0,
      notBegun: 2,
      answered: 3,
    })
  })

  it('counts every request once and ends only when each has its outcome, whatever comes in which order', () => {
    const ids = ['r0', 'r1', 'r2', 'r3']
    const event = fc.oneof(
      fc.constantFrom<BulkEvent>(
        ask(4),
        { type: 'cancel' },
        { type: 'confirm' },
        { type: 'stop' },
        { type: 'close' },
      ),
      fc.constantFrom(...ids).map((id): BulkEvent => ({ type: 'begun', id })),
      fc.constantFrom(...ids).map((id): BulkEvent => ({ type: 'answered', id, problems: [] })),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const bulk = after(ask(4), { type: 'confirm' }, ...events)
        const { run } = bulk
        if (!run) return
        const { all, done, refused, notBegun, answered } = totalsOf(run)
        expect([all, done + refused + notBegun]).toEqual([4, answered])
        expect(isRunning(bulk)).toBe(answered < all)
      }),
    )
  })
})

describe('the work on many', () => {
  /** Answers only when it is told to, so that what is under way can be counted. */
  function desk(refuse: Record<string, Problem> = {}) {
    const told: string[] = []
    const under: (() => void)[] = []
    let isStopped = false
    let most = 0
    const work = {
      send: (id: string) =>
        new Promise<Problem[]>((resolve) => {
          under.push(() => resolve(refuse[id] ? [refuse[id]] : []))
          most = Math.max(most, under.length)
        }),
      begun: (id: string) => told.push(`begun ${id}`),
      answered: (id: string) => told.push(`answered ${id}`),
      stop: () => void (isStopped = true),
      isStopped: () => isStopped,
    }
    /** Lets everything that waits be answered, until nothing waits. */
    const answerAll = async () => {
      for (let answer = under.shift(); answer; answer = under.shift()) {
        answer()
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    return { work, told, answerAll, most: () => most }
  }

  it('goes on two at a time until all are through', async () => {
    const { work, told, answerAll, most } = desk({ b: refusal })
    const through = workThrough(['a', 'b', 'c', 'd', 'e'], work)
    await answerAll()
    await through
    expect(most()).toBe(2)
    expect(told.filter((one) => one.startsWith('answered')).sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((id) => `answered ${id}`),
    )
  })

  it('begins nothing more once it is stopped, or once the person is no longer signed in', async () => {
    const signedOut = { code: 'not-signed-in', message: 'You are no longer signed in' }
    const { work, told, answerAll } = desk({ a: signedOut })
    const through = workThrough(['a', 'b', 'c', 'd'], work)
    await answerAll()
    await through
    expect(told).toEqual(['begun a', 'begun b', 'answered a', 'answered b'])
  })
})
