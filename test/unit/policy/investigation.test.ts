import { describe, expect, it } from 'vitest'
import {
  elapsedInWords,
  incidentExposureInWords,
  type IncidentTimes,
  orderOfSteps,
} from '../../../src/policy/incidentOrder.ts'
import { type ReportedIncident, reportOf } from '../../../src/policy/incidentReport.ts'
import {
  type GivenFindings,
  mayNotInvestigate,
  missingToClose,
  outOfOrder,
  readFindings,
  readReopenReason,
  readSecurityOfficeTold,
  readStep,
  securityOfficeDue,
} from '../../../src/policy/investigation.ts'

const now = new Date('2026-11-23T18:00:00Z')
/** The end of November 20, 2026, in California. */
const lastMomentAt = new Date('2026-11-21T07:59:59.999Z')

describe('D12: who investigates a late deactivation', () => {
  const involved = {
    processedBy: 'processor',
    requestorEmail: 'requestor@requestors.example',
    staffEmail: 'leaver@staff.example',
  }
  const person = {
    id: 'one',
    email: 'one@coordinators.example',
    kind: 'operations-unit',
    active: true,
  } as const
  const refusal = (over: Partial<Parameters<typeof mayNotInvestigate>[0]>) =>
    mayNotInvestigate({ ...person, ...over }, involved)?.code

  it('R45: an active account of the Operations Unit does', () => expect(refusal({})).toBeUndefined())

  it.each(['mis-administrator', 'wsb-spoc', 'auditor'] as const)('%s does not', (kind) =>
    expect(refusal({ kind })).toBe('role-may-not'),
  )

  it('an account that is not active does not', () => expect(refusal({ active: false })).toBe('role-may-not'))

  it('neither does who processed it, who asked for it, or whom it is about', () => {
    expect(refusal({ id: 'processor' })).toBe('own-incident')
    expect(refusal({ email: ' Requestor@Requestors.Example' })).toBe('own-incident')
    expect(refusal({ email: 'LEAVER@staff.example' })).toBe('own-incident')
  })
})

describe('R43-R45: the order', () => {
  const told = { operationsToldAt: now }
  it('an investigation begins when the account is deactivated and the Operations Unit informed', () => {
    expect(outOfOrder('investigate', { state: 'open' })?.message).toMatch(/still active/)
    expect(outOfOrder('investigate', { state: 'deactivated' })?.code).toBe('not-possible-from-state')
    expect(outOfOrder('investigate', { state: 'deactivated', ...told })).toBeUndefined()
  })

  it('is worked on while it is open, and opened again once it is closed', () => {
    expect(outOfOrder('work', { state: 'under-investigation', ...told })).toBeUndefined()
    expect(outOfOrder('work', { state: 'closed', ...told })?.message).toMatch(/Open it again/)
    expect(outOfOrder('reopen', { state: 'closed', ...told })).toBeUndefined()
    expect(outOfOrder('reopen', { state: 'under-investigation', ...told })).toBeDefined()
    expect(outOfOrder('investigate', { state: 'unfounded' })?.message).toMatch(/not late after all/)
  })

  const times: IncidentTimes = {
    state: 'deactivated',
    source: 'clock',
    lastMomentAt,
    coordinatorsToldAt: new Date('2026-11-21T08:00:00Z'),
    deactivatedAt: new Date('2026-11-23T11:00:00Z'),
    operationsToldAt: new Date('2026-11-23T11:30:00Z'),
  }

  it('each step has its time, and how long it took after the one before', () => {
    const steps = orderOfSteps(times)
    expect(steps.map(({ elapsed }) => elapsed)).toEqual([
      undefined,
      '2 days 3 hours later',
      'less than an hour later',
      undefined,
    ])
    expect(steps[3]?.note).toBe('Waits for the Operations Unit')
    expect(elapsedInWords(new Date('2026-11-23T11:00:00Z'), new Date('2026-11-23T10:00:00Z'))).toBe(
      '1 hour earlier',
    )
  })

  it('exposure is told in words, and what proved not to be late has none', () => {
    expect(incidentExposureInWords(times, now)).toBe('2 days 3 hours')
    expect(incidentExposureInWords({ ...times, deactivatedAt: undefined }, now)).toBe(
      '2 days 10 hours so far',
    )
    expect(incidentExposureInWords({ ...times, state: 'unfounded' }, now)).toBe('None: not late after all')
  })
})

describe('R45: findings', () => {
  const nothing: GivenFindings = {
    signInSeen: '',
    lastSignInOn: '',
    lastSignInTime: '',
    dataAccessed: '',
    cause: '',
    findings: '',
    correctiveAction: '',
    correctiveOwner: '',
    correctiveBy: '',
  }
  const fields = (over: Partial<GivenFindings>) => {
    const read = readFindings({ ...nothing, ...over }, lastMomentAt, now)
    return read.ok ? [] : read.problems.map(({ field }) => field)
  }

  it('may be saved before anything is known', () => expect(fields({})).toEqual([]))

  it('a sign-in after the last moment lies after it, one before does not', () => {
    const [before, after] = [
      { lastSignInOn: '2026-11-20', lastSignInTime: '23:59' },
      { lastSignInOn: '2026-11-21', lastSignInTime: '00:00' },
    ]
    expect(fields({ signInSeen: 'after-last-moment', ...after })).toEqual([])
    expect(fields({ signInSeen: 'after-last-moment', ...before })).toEqual(['lastSignInOn'])
    expect(fields({ signInSeen: 'before-last-moment', ...before })).toEqual([])
    expect(fields({ signInSeen: 'before-last-moment', ...after })).toEqual(['lastSignInOn'])
  })

  it('a sign-in is not in the future, and has a date and a time', () => {
    const later = { lastSignInOn: '2026-11-23', lastSignInTime: '10:01' }
    expect(fields({ signInSeen: 'after-last-moment', ...later })).toEqual(['lastSignInOn'])
    expect(fields({ signInSeen: 'after-last-moment' })).toEqual(['lastSignInOn', 'lastSignInTime'])
  })

  it('a date says nothing where nobody signed in', () =>
    expect(fields({ signInSeen: 'never', lastSignInOn: '2026-11-20' })).toEqual(['signInSeen']))

  it('a corrective action has an owner and a day, which may lie ahead; neither stands alone', () => {
    const action = { correctiveAction: 'Change the exit checklist.' }
    expect(fields(action)).toEqual(['correctiveOwner', 'correctiveBy'])
    expect(fields({ ...action, correctiveOwner: 'Sample Owner', correctiveBy: '2027-01-15' })).toEqual([])
    expect(fields({ correctiveOwner: 'Sample Owner' })).toEqual(['correctiveAction'])
  })

  it('cannot be closed without sign-in, determination, cause and findings of ten characters', () => {
    const missing = (known: Parameters<typeof missingToClose>[0]) =>
      missingToClose(known).map(({ field }) => field)
    expect(missing({})).toEqual(['signInSeen', 'dataAccessed', 'cause', 'findings'])
    const known = { signInSeen: 'never', dataAccessed: 'not-accessed', cause: 'told-late' } as const
    expect(missing({ ...known, findings: '  nothing  ' })).toEqual(['findings'])
    expect(missing({ ...known, findings: 'Nobody ever signed in.' })).toEqual([])
    expect(missing({ ...known, signInSeen: 'after-last-moment', findings: 'Signed in twice.' })).toEqual([
      'lastSignInOn',
    ])
  })

  it('a step of the log has 1 to 2,000 characters, and a reason to open again at least ten', () => {
    expect([readStep('  '), readStep('x'.repeat(2001))].map(({ ok }) => ok)).toEqual([false, false])
    expect(readStep(' Looked at the sign-ins. ')).toEqual({ ok: true, value: 'Looked at the sign-ins.' })
    expect(readReopenReason('too short').ok).toBe(false)
    expect(readReopenReason('A report came late').ok).toBe(true)
  })

  it('the security office is told after the last moment, not in the future, and within the hours of the settings', () => {
    const told = (toldOn: string, toldTime: string) =>
      readSecurityOfficeTold({ toldOn, toldTime }, lastMomentAt, now).ok
    expect([told('2026-11-23', '10:00'), told('2026-11-23', '10:01'), told('2026-11-20', '12:00')]).toEqual([
      true,
      false,
      false,
    ])
    expect(securityOfficeDue(now, 24)).toEqual(new Date('2026-11-24T18:00:00Z'))
  })
})

describe('The numbers of a quarter', () => {
  const late = (over: Partial<ReportedIncident>): ReportedIncident => ({
    state: 'closed',
    source: 'clock',
    organization: 'SAMPLE One',
    lastMomentAt,
    deactivatedAt: new Date(lastMomentAt.getTime() + 3_600_000),
    ...over,
  })
  const hoursLater = (hours: number) => new Date(lastMomentAt.getTime() + hours * 3_600_000)

  it('count by source, cause, determination and organization; what was not late counts nowhere', () => {
    const report = reportOf(
      [
        late({ cause: 'told-late', dataAccessed: 'not-accessed' }),
        late({ source: 'form', cause: 'told-late', dataAccessed: 'accessed', deactivatedAt: hoursLater(5) }),
        late({ state: 'open', organization: 'SAMPLE Two', deactivatedAt: undefined }),
        late({ state: 'deactivated', deactivatedAt: hoursLater(-2) }),
        late({ state: 'unfounded', deactivatedAt: undefined }),
      ],
      now,
    )
    expect(report).toMatchObject({ count: 4, open: 2, unfounded: 1 })
    // 0, 1 and 5 hours, and 58 until now.
    expect(report.exposure).toEqual({ total: 64, median: 3, longest: 58 })
    expect(report.bySource.map(({ count }) => count)).toEqual([1, 3, 0])
    expect(report.byCause.find(({ count }) => count === 2)?.label).toBe('The requestor told it late')
    expect(report.byDetermination.at(-1)).toEqual({ label: 'Not determined yet', count: 2 })
    expect(report.byOrganization).toEqual([
      { label: 'SAMPLE One', count: 3, open: 1, total: 6, median: 1, longest: 5 },
      { label: 'SAMPLE Two', count: 1, open: 1, total: 58, median: 58, longest: 58 },
    ])
  })

  it('are noughts where nothing was late', () =>
    expect(reportOf([], now)).toMatchObject({ count: 0, exposure: { total: 0, median: 0, longest: 0 } }))
})
