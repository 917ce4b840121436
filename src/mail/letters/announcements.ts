import { type Block, harmless, type Letter } from '../blocks.ts'
import type { AnnouncementAudience } from '../../policy/vocabulary.ts'
import type { NoticeOf } from '../notices.ts'

/** What the Operations Unit writes to everybody of one audience, in its own words (R51). */
export const announcement = (notice: NoticeOf<'announcement'>): Letter => {
  const subject = harmless(notice.subject).replace(/\s+/g, ' ').trim()
  return {
    subject: `CalJOBS System Access: ${subject}`,
    heading: subject,
    blocks: [
      ...harmless(notice.body)
        .split(/\n\s*\n/)
        .map(asBlock),
      ...closings[notice.audience](notice.url),
    ],
  }
}

const item = /^\s*[-•] +/

/** Lines that all begin with a dash are a list. */
function asBlock(text: string): Block {
  const lines = text.trim().split('\n')
  return lines.every((line) => item.test(line))
    ? { list: lines.map((line) => line.replace(item, '')) }
    : { paragraph: lines.join('\n') }
}

/** Staff and requestors ask their own coordinator, coordinators the Operations Unit (R52). */
const closings: Record<AnnouncementAudience, (url: string) => Block[]> = {
  coordinators: (url) => [
    { paragraph: 'Questions? Answer this message: it goes to the CalJOBS Operations Unit.' },
    { action: 'See all announcements', href: url },
  ],
  requestors: (url) => [
    { paragraph: 'Questions? Ask your CalJOBS Access Coordinator.' },
    { action: 'See who your coordinator is', href: url },
  ],
  staff: (url) => [
    {
      paragraph:
        'You get this because you have a CalJOBS staff account. Questions? Ask your manager or supervisor, or your CalJOBS Access Coordinator.',
    },
    { action: 'Read what the directive asks of you', href: url },
  ],
}
