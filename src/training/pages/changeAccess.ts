import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How to ask for more or less access (R36-R39). */
export const changeAccess: ShippedPage = {
  slug: 'change-access',
  title: 'Change access',
  summary: 'How to add access that new work needs, and take away what is no longer needed.',
  clause:
    'If staff require additional access (privileges) within CalJOBS, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
  blocks: [
    paragraph(
      'Each person gets the access that the main job needs. When the job changes, the access must change too. Ask for more when there is new work. Ask for less when some work ends.',
    ),
    heading('What you need'),
    bullets(
      'the name, work email and CalJOBS username of the staff member',
      'the main job now, and what has changed',
      'the access to add, and the access to take away',
      'a reason for each access that is not usual for that job',
    ),
    heading('Step by step'),
    steps(
      'Go to [Change access](/request/change-access), or open [My staff](/my/staff) and choose the change next to the name.',
      'Confirm your email address with the code that we send, if you have not yet.',
      'Choose the person. You see the access on record.',
      'Mark what to add and what to take away.',
      'Say in your own words why the work needs it.',
      'Check your answers and send.',
    ),
    heading('Are the dates still good?'),
    paragraph(
      'New access is not given while ISPA training or the signature is more than 365 days old. If one of them is too old, give the new dates, and the new files if they are needed, in the same request.',
    ),
    heading('What happens next'),
    paragraph(
      'The coordinator can say yes to all of it, yes to a part, or no. You get a message each time. If the answer is no, it tells you why. After a yes, the coordinator changes the access in CalJOBS, and you get one more message.',
    ),
    heading('Common mistakes'),
    bullets(
      'The reason says only "needs access". Say which task needs it.',
      'Old access stays when the job changes. Ask to take it away in the same request.',
      'You ask for a change when the person leaves your office. Ask for a [deactivation](/training/deactivate), or [hand the person over](/my/hand-over) to the next manager in your organization.',
    ),
  ],
}
