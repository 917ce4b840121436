import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How to ask for a reset (R34, R35). */
export const resetPassword: ShippedPage = {
  slug: 'reset-password',
  title: 'Reset a password',
  summary: 'What to do when someone on your staff can no longer sign in to CalJOBS.',
  clause:
    'If staff needs their CalJOBS staff user account reset, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
  blocks: [
    paragraph(
      'Ask for a reset when someone on your staff forgot the password, is locked out, or did not sign in within 24 hours of getting a temporary password. It takes about two minutes.',
    ),
    heading('What you need'),
    bullets(
      'the name and work email of the staff member',
      'the CalJOBS username',
      'the reason for the reset, in a few words',
    ),
    paragraph('You send no dates and no files.'),
    heading('Step by step'),
    steps(
      'Go to [Reset password](/request/reset-password), or open [My staff](/my/staff) and choose the reset next to the name.',
      'Confirm your email address with the code that we send, if you have not yet.',
      'Choose the person, or fill in name, email and username.',
      'Say why the reset is needed. Do not write any password.',
      'Check your answers and send.',
    ),
    heading('What happens next'),
    paragraph(
      'The coordinator resets the password in CalJOBS. The staff member gets the username and a temporary password by email. You get a copy. The temporary password ends after 24 hours. At the first sign-in, CalJOBS asks for a new password.',
    ),
    heading('Keep the account in order'),
    paragraph(
      'A reset does not renew the account. If ISPA training or the signature is more than 365 days old, the coordinator sees a warning. Send [annual maintenance](/training/annual-maintenance) as well.',
    ),
    heading('Common mistakes'),
    bullets(
      'The staff member asks for the reset. Only you can ask.',
      'The password is asked for on a day off. Ask when the person can sign in within 24 hours.',
      'Someone shares a password to help out. That is never allowed. See [Confidentiality](/training/confidentiality).',
    ),
  ],
}
