import { describe, expect, it } from 'vitest'
import {
  announcementLimits,
  checkAnnouncement,
  recipientsInWords,
  tidied,
} from '../../../src/policy/announcements.ts'

const good = { audience: 'coordinators', subject: 'New training pages', body: 'They begin on Monday.' }
const said = (over: Partial<typeof good>) =>
  checkAnnouncement({ ...good, ...over }).map(({ field, message }) => `${field}: ${message}`)

describe('An announcement', () => {
  it('needs an audience, a subject and a text; each refusal names its field (R51)', () => {
    expect(said({})).toEqual([])
    expect(said({ audience: 'everybody', subject: '  ', body: '\n' })).toEqual([
      'audience: Select who gets the announcement',
      'subject: Enter a subject',
      'body: Enter the text',
    ])
  })

  it('is as long as the limits and no longer', () => {
    const { subject, body } = announcementLimits
    expect(said({ subject: 's'.repeat(subject), body: 'b'.repeat(body) })).toEqual([])
    expect(said({ subject: 's'.repeat(subject + 1), body: 'b'.repeat(body + 1) })).toEqual([
      'subject: Shorten the subject to 120 characters: it has 121',
      'body: Shorten the text to 5,000 characters: it has 5,001',
    ])
  })

  it('has a subject of one line', () => {
    expect(said({ subject: 'News\r\nBcc: everybody@evil.example' })).toEqual([
      'subject: Write the subject on one line',
    ])
  })

  it('is sent without spaces around it, its lines ended in one way', () => {
    expect(tidied({ audience: 'requestors', subject: ' News ', body: '\r\nOne\r\nTwo\r' })).toEqual({
      audience: 'requestors',
      subject: 'News',
      body: 'One\nTwo',
    })
  })

  it('counts its recipients in words', () => {
    expect(recipientsInWords('requestors', 1512)).toBe('1,512 requestors')
    expect(recipientsInWords('coordinators', 1)).toBe('1 coordinator')
  })
})
