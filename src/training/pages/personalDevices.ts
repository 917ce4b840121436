import { bullets, heading, paragraph, type ShippedPage } from '../blocks.ts'

/** No personal devices (R33). */
export const personalDevices: ShippedPage = {
  slug: 'personal-devices',
  title: 'Personal devices',
  summary: 'CalJOBS staff accounts are for work devices only. What that means, and what to tell your staff.',
  clause:
    'Staff should never access their CalJOBS staff account on a personal device (e.g., laptop, personal computer, cell phone, etc.).',
  blocks: [
    paragraph(
      'Staff sign in to CalJOBS on **devices that belong to the office**. They do not use their own laptop, home computer, tablet or phone. That holds at home, on the road, and just for a moment.',
    ),
    heading('Why'),
    bullets(
      'The office can keep its own devices safe and up to date.',
      'On a device at home, others in the house may see the screen.',
      'A browser may keep the password. Then whoever has the device has the account.',
    ),
    heading('What to tell your staff'),
    bullets(
      'Open CalJOBS on a work device only, also when you work from home.',
      'Open the mail with the temporary password on a work device, too.',
      'Do not take a photo of the screen.',
      'Do not send files from CalJOBS to your own email.',
    ),
    heading('What you do'),
    bullets(
      'Tell each person this before you send the request. You confirm on the form that you did.',
      'If someone works from home, see to it that there is a work device.',
      'If you hear that someone used a device of their own, talk to that person at once. Tell your coordinator, and have the password [reset](/request/reset-password).',
    ),
    heading('And you?'),
    paragraph(
      'You need no CalJOBS account to send a request here. Still, you send files with names and signatures. Use a work device, and sign out when you are done.',
    ),
  ],
}
