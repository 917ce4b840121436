import { type NoticeSpan, type NoticeSubject, USUAL_NOTICE_SPAN } from '../../policy/noticeGiven.ts'
import type { LeaverGroup } from '../../policy/leavers.ts'
import type { InboxView } from '../../services/inboxQuery.ts'
import { inboxAddress } from '../inbox/addresses.ts'

export const leaversPath = '/admin/leavers'

const address = (path: string, said: Record<string, string | undefined>): string => {
  const parameters = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return parameters.size ? `${path}?${parameters}` : path
}

/** The countdown, of one organization if it is named. */
export const countdownAddress = (org?: string): string => address(leaversPath, { org })

/** Days of notice, of one organization if it is named. */
export const noticeAddress = (org?: string, days: NoticeSpan = USUAL_NOTICE_SPAN): string =>
  address(leaversPath, {
    show: 'notice',
    org,
    days: days === USUAL_NOTICE_SPAN ? undefined : String(days),
  })

export const leaversFile = (org?: string): string => address('/api/requests/leavers.csv', { org })

export const noticeFile = (by: NoticeSubject, days: NoticeSpan, org?: string): string =>
  address('/api/organizations/notice.csv', { by, days: String(days), org })

const viewOf: Record<LeaverGroup, InboxView> = {
  late: 'late',
  today: 'due',
  'next-working-day': 'due',
  'within-days': 'due',
  later: 'open',
}

/** The view of the inbox that holds a group. */
export const groupInInbox = (group: LeaverGroup, organizationId?: string): string =>
  inboxAddress({ view: viewOf[group], kind: 'deactivate', organizationId })
