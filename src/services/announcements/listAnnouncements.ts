import type { PayloadRequest } from 'payload'
import { isOperationsUnit } from '../../access/roles.ts'
import { poolOf } from '../../database/connection.ts'
import { pacificDateOf } from '../../policy/dates.ts'
import type { AnnouncementAudience } from '../../policy/vocabulary.ts'
import { applicationOf } from '../application.ts'
import { recipientsOf } from './recipients.ts'

/** Announcements of one page. */
export const ANNOUNCEMENTS_A_PAGE = 20

/** What was sent, and how far its messages are; everybody with an account reads all (R51). */
export type ListedAnnouncement = {
  id: string
  audience: AnnouncementAudience
  subject: string
  body: string
  /** UTC instant. */
  sentAt: string
  /** Name of the member of the Operations Unit; nothing where the account is gone. */
  sentBy?: string
  recipients: number
  /** Accepted by the mail server; still in the outbox; refused for good or come back. */
  delivered: number
  waiting: number
  failed: number
}

export type AnnouncementsView = {
  announcements: ListedAnnouncement[]
  page: number
  hasNext: boolean
  /** How many people each audience has today; for the Operations Unit, which alone writes. */
  audienceSizes?: Record<AnnouncementAudience, number>
}

/** Messages of an announcement were made at the moment of it, by which they are found; their keys name it. */
const statement = `
  select a.id, a.audience, a.subject, a.body, a.sent_at as "sentAt", c.name as "sentBy",
    a.recipients::int as recipients, mail.delivered, mail.waiting, mail.failed
  from announcements a left join coordinators c on c.id = a.sent_by_id
    cross join lateral (
      select count(*) filter (where m.state = 'sent')::int as delivered,
        count(*) filter (where m.state = 'queued')::int as waiting,
        count(*) filter (where m.state in ('failed', 'bounced'))::int as failed
      from messages m
      where m.created_at = a.sent_at and m.template = 'announcement'
        and starts_with(m.key, 'announcement:' || a.id || ':')) mail
  order by a.sent_at desc, a.id limit $1 offset $2`

/** One page of what was announced, the newest first. @param page from 1 */
export async function listAnnouncements(req: PayloadRequest, page = 1): Promise<AnnouncementsView> {
  const { rows } = await poolOf(req.payload).query<
    Omit<ListedAnnouncement, 'sentAt' | 'sentBy'> & { sentAt: Date; sentBy: string | null }
  >(statement, [ANNOUNCEMENTS_A_PAGE + 1, (page - 1) * ANNOUNCEMENTS_A_PAGE])
  return {
    announcements: rows.slice(0, ANNOUNCEMENTS_A_PAGE).map(({ sentAt, sentBy, ...one }) => ({
      ...one,
      sentAt: sentAt.toISOString(),
      sentBy: sentBy ?? undefined,
    })),
    page,
    hasNext: rows.length > ANNOUNCEMENTS_A_PAGE,
    ...(isOperationsUnit(req.user) && { audienceSizes: await sizesOf(req) }),
  }
}

async function sizesOf(req: PayloadRequest): Promise<Record<AnnouncementAudience, number>> {
  const sql = poolOf(req.payload)
  const today = pacificDateOf(applicationOf(req.payload).clock.now())
  const sizeOf = async (audience: AnnouncementAudience) => (await recipientsOf(sql, audience, today)).length
  const [coordinators, requestors, staff] = await Promise.all([
    sizeOf('coordinators'),
    sizeOf('requestors'),
    sizeOf('staff'),
  ])
  return { coordinators, requestors, staff }
}
