import { beforeEach, describe, expect, it } from 'vitest'
import { serveForThisFile } from '../support/httpServer.ts'
import { anAccount, aRequestor, send } from '../support/requestorPages.ts'
import { app } from '../support/setup.ts'

serveForThisFile()
beforeEach(() => app.clock.set('2026-11-23T18:00:00Z'))

describe('the list of staff', () => {
  it('has the late ones first, with dates, ages, the due date in words and what is open', async () => {
    const requestor = await aRequestor()
    const later = await anAccount(requestor, { givenName: 'Later' })
    const late = await anAccount(requestor, {
      givenName: 'Late',
      ispaCompletedOn: '2025-11-10',
      statementSignedOn: '2026-04-28',
      dueOn: '2026-11-10',
    })
    const gone = {
      givenName: 'Gone',
      accountState: 'deactivated',
      deactivatedAt: '2026-10-01T18:00:00Z',
    } as const
    await anAccount(requestor, gone)
    const { reference, staff } = await send(requestor, 'deactivate')
    const html = await requestor.page('/my/staff')
    const names = [...html.matchAll(/card__heading">([^<]+)</g)].map(([, name]) => name)
    expect(names[0]).toBe('Late Sample')
    expect(names.slice(1).sort()).toEqual(['Avery Sample', 'Later Sample'])
    expect(html).toContain('3 accounts, 1 late.')
    expect(html).toContain('lapsed 12 days ago')
    expect(html).toContain('due in 48 days')
    expect(html).toContain('April 28, 2026 (209 days old)')
    expect(html).toContain(`Username ${late.username}`)
    expect(html).toContain('href="/request/annual-maintenance">Renew all that are due</a>')
    expect(html).toContain(`href="/my/requests/${reference}">Deactivate account ${reference}: Sent</a>`)
    expect(html).not.toContain(`/request/deactivate/for/${staff?.id}`)
    for (const kind of ['annual-maintenance', 'change-access', 'deactivate', 'reset-password'])
      expect(html).toContain(`href="/request/${kind}/for/${later.id}"`)
    expect(await requestor.page('/my/staff?show=all')).toContain('Gone Sample')
  })

  it('says for how many the question of the quarter is due, and only then (R13)', async () => {
    const requestor = await aRequestor()
    await anAccount(requestor, { confirmedOn: '2026-10-01' })
    expect(await requestor.page('/my/staff')).not.toContain('Once a quarter')
    await anAccount(requestor, { confirmedOn: '2026-09-30' })
    await anAccount(requestor)
    const html = await requestor.page('/my/staff')
    expect(html).toContain('It is time for 2 people.')
    expect(html).toContain('<a href="/my/roster">Answer for your staff</a>')
  })

  it('gives each link a text of its own for screen readers', async () => {
    const requestor = await aRequestor()
    await anAccount(requestor, { givenName: 'One' })
    await anAccount(requestor, { givenName: 'Two' })
    const html = await requestor.page('/my/staff')
    const texts = [...html.matchAll(/href="\/request\/[^"]+\/for\/[^"]+">(.*?)<\/a>/g)].map(([, text = '']) =>
      text.replace(/<[^>]+>/g, ''),
    )
    expect(texts).toHaveLength(8)
    expect(new Set(texts).size).toBe(8)
    expect(texts).toContain('Reset password of One Sample')
  })

  it("never shows another requestor's staff, and says how people get here where there are none", async () => {
    const owner = await aRequestor()
    const { username } = await anAccount(owner)
    const stranger = await aRequestor()
    for (const path of ['/my/staff', '/my/staff?show=all', '/my/staff.csv', '/my/staff/due-dates.ics'])
      expect(await stranger.page(path), path).not.toContain(username)
    expect(await stranger.page('/my/staff')).toContain('No active accounts are on record under your address.')
    expect((await stranger.get('/my/staff/due-dates.ics')).headers.get('location')).toBe('/my/staff')
  })

  it('can be taken along as a table that starts no formula', async () => {
    const requestor = await aRequestor()
    const { username } = await anAccount(requestor, {
      givenName: '=HYPERLINK("x")',
      familyName: 'Müller, Ann',
    })
    const answer = await requestor.get('/my/staff.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="caljobs-staff-2026-11-23.csv"',
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [header, row] = bytes.toString().split('\r\n')
    expect(header?.split(',')).toHaveLength(13)
    expect(row).toContain(`"'=HYPERLINK(""x"")","Müller, Ann",`)
    expect(row).toContain(`,${username},Active,`)
    expect(row).toContain(',2026-01-10,2026-02-10,2027-01-10,due in 48 days,')
  })

  it('gives its due dates as a calendar with counts, the same however often it is fetched', async () => {
    const requestor = await aRequestor()
    await anAccount(requestor, { familyName: 'Nameless' })
    await anAccount(requestor, { familyName: 'Nameless' })
    await anAccount(requestor, { dueOn: '2027-02-01' })
    const answer = await requestor.get('/my/staff/due-dates.ics')
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    const calendar = await answer.text()
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(calendar).toContain('DTSTART;VALUE=DATE:20270110')
    expect(calendar).toContain('due: 2 accounts')
    expect(calendar).not.toContain('Nameless')
    expect(await requestor.page('/my/staff/due-dates.ics')).toBe(calendar)
  })
})
