import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How a coordinator passes the current forms on (R15, R21). */
export const forms: ShippedPage = {
  slug: 'coordinators-forms',
  title: 'Pass the current forms on',
  summary: 'When the Operations Unit publishes a form, you take note of it and send it to your requestors.',
  clause:
    'This role is also responsible for disseminating the most recent versions of the Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) to Managers/Supervisors.',
  blocks: [
    heading('Step by step'),
    steps(
      'Open “Forms”. A new revision waits for you there.',
      'Read what has changed, and acknowledge it.',
      'Send it on to the requestors of your organization. You can add your own words.',
    ),
    heading('Good to know'),
    bullets(
      'New requestors get the current forms by themselves.',
      'The public page always has the current form. Old copies on your computer may be out of date.',
      'A statement that was signed on an old revision may be refused from a day on. The review says so.',
    ),
    paragraph('The Operations Unit sees who has not acknowledged a form or sent it on.'),
  ],
}
