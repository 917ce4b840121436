import type { Endpoint } from 'payload'
import { z } from 'zod'
import { previewAnnouncement, sendAnnouncement } from '../../src/services/announcements/sendAnnouncement.ts'
import { collectionAct } from '../recordAct.ts'

/** Lengths are the policy's to refuse, in words. */
const typed = { audience: z.string(), subject: z.string(), body: z.string() }

/** `POST /api/announcements/send` and `/preview`, for the Operations Unit (R51). */
export const announcementEndpoints: Endpoint[] = [
  collectionAct({
    name: 'send',
    subject: 'announcement',
    shape: z.object({ ...typed, submissionKey: z.uuid() }),
    run: sendAnnouncement,
    answer: (sent) => sent,
  }),
  collectionAct({
    name: 'preview',
    subject: 'announcement',
    shape: z.object(typed),
    run: previewAnnouncement,
    answer: (preview) => preview,
  }),
]
