import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How a coordinator does the account work and records it (R18, R29-R33). */
export const processing: ShippedPage = {
  slug: 'coordinators-process',
  title: 'Do the work in CalJOBS and record it',
  summary: 'This service does not touch CalJOBS. You do the work there, and record it here.',
  clause:
    'Once the staff user account is created, the CalJOBS username and temporary password is provided to the staff with a carbon copy (cc) to the requestor. The temporary password expires after 24 hours.',
  blocks: [
    heading('Step by step'),
    steps(
      'Do in CalJOBS what was granted: create, reset, change or renew.',
      'Come back to the request. It stays in your list until you record the work.',
      'For a new account or a reset, enter the username and the temporary password.',
      'Record it. The staff member gets the message, with a copy to the requestor.',
    ),
    heading('The temporary password'),
    bullets(
      'It expires 24 hours after CalJOBS made it. Record it at once.',
      'Send it through this service only. Do not tell it on the phone, and do not write it in a mail of your own.',
      'The service wipes it once the message is out.',
    ),
    heading('Levels of access'),
    paragraph(
      'Give the privileges that were granted, and no more. The account here must match the account in CalJOBS.',
    ),
  ],
}
