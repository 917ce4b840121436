import config from '../../../payload.config.ts'
import { describe, expect, it } from 'vitest'
import { namesItself, retitled } from '../../../src/panel/titles.ts'

const own = async (address: string) => namesItself(await config, address.split('/').filter(Boolean))

describe('the title of a page of the panel names the thing', () => {
  it.each([
    '',
    'leavers',
    'renewals',
    'duties',
    'rosters',
    'jobs',
    'organizations/report',
    'organizations/1f0e2b0e-0000-4000-8000-000000000001',
    'collections/requests',
    'collections/staff/1f0e2b0e-0000-4000-8000-000000000001',
    'collections/incidents/1f0e2b0e-0000-4000-8000-000000000001',
    'collections/organizations',
  ])('%s by its own heading', async (address) => {
    expect(await own(address)).toBe(true)
  })

  it.each([
    'login',
    'account',
    'globals/settings',
    'collections/privileges',
    'collections/organizations/create',
    'nope',
  ])('%s by what Payload calls it, in plain words', async (address) => {
    expect(await own(address)).toBe(false)
  })

  it('by the name of the record, where one is shown', () => {
    const title = 'Editing - Coordinator · CalJOBS System Access'
    expect(retitled({ title }, 'Sample $& Person').title).toBe(
      'Sample $& Person: Coordinator · CalJOBS System Access',
    )
    expect(retitled({ title: 'Requests' }, 'Sample Person').title).toBe('Requests')
  })

  it('without the words of developers', () => {
    expect(retitled({ title: 'Editing - Settings · CalJOBS System Access' }).title).toBe(
      'Edit: Settings · CalJOBS System Access',
    )
    expect(retitled({ title: { absolute: 'Creating - Organization' } }).title).toEqual({
      absolute: 'New: Organization',
    })
    expect(retitled({ title: 'Payload · CalJOBS System Access' }).title).toBe(
      'Page not found · CalJOBS System Access',
    )
  })
})
