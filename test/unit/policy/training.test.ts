import { describe, expect, it } from 'vitest'
import { checkTraining, type TrainingStanding } from '../../../src/policy/training.ts'
import { requestKinds } from '../../../src/policy/vocabulary.ts'

const untrained: TrainingStanding = { required: true, confirmed: false, hasSentBefore: false }
const codes = (kind: (typeof requestKinds)[number], over: Partial<TrainingStanding> = {}) =>
  checkTraining(kind, { ...untrained, ...over }).map(({ code }) => code)

describe('where the training comes before the first request (R48)', () => {
  it('every kind waits for it, but a deactivation, which is never blocked (R41)', () => {
    expect(requestKinds.filter((kind) => !codes(kind).length)).toEqual(['deactivate'])
  })

  it('it is asked for once: not of who confirmed it, and not of who has sent a request before', () => {
    expect(codes('new-account', { confirmed: true })).toEqual([])
    expect(codes('new-account', { hasSentBefore: true })).toEqual([])
  })

  it('nobody is asked where the setting is off', () => {
    expect(requestKinds.flatMap((kind) => codes(kind, { required: false }))).toEqual([])
  })

  it('the refusal names the way out', () => {
    const [problem] = checkTraining('reset-password', untrained)
    expect(problem).toMatchObject({ code: 'training-not-confirmed', clause: 'R48' })
    expect(problem?.message).toContain('/training')
  })
})
