import type { Response } from 'express'
import { helpAddress } from '../../services/choices.ts'
import { sendPage, type Site } from '../site.ts'

/** What a requestor finds in the place of these pages once a coordinator has recorded that they left (R13). */
export async function showGone(site: Site, res: Response): Promise<void> {
  sendPage(site, res, 'message', {
    heading: 'You no longer oversee staff',
    back: '/my/staff',
    errors: [],
    paragraphs: [
      'It is on record that somebody else oversees your staff from now on, so nothing can be answered here.',
      `Is this wrong? Write to your CalJOBS Access Coordinator, or to ${await helpAddress(site.app)}.`,
    ],
    links: [{ href: '/my/requests', text: 'My requests' }],
  })
}
