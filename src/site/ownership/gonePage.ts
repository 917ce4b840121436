import type { Response } from 'express'
import { sendPage, type Site } from '../site.ts'

/** What a requestor finds in the place of these pages once a coordinator has recorded that they left (R13). */
export function showGone(site: Site, res: Response): void {
  sendPage(site, res, 'message', {
    heading: 'You no longer oversee staff',
    back: '/my/staff',
    errors: [],
    paragraphs: [
      'It is on record that somebody else oversees your staff from now on, so nothing can be answered here.',
      'Is this wrong? Write to your CalJOBS Access Coordinator.',
    ],
    links: [
      { href: '/contact', text: 'See who your coordinator is' },
      { href: '/my/requests', text: 'My requests' },
    ],
  })
}
