import { bullets, heading, paragraph, picture, type ShippedPage, steps } from '../blocks.ts'

/** How to ask for an account (R24-R32). */
export const newAccount: ShippedPage = {
  slug: 'new-account',
  title: 'Ask for a new account',
  summary: 'What must be done first, what you send, and how the person gets the account.',
  clause:
    'All staff are required to complete the following before a request for CalJOBS access can be submitted:\n1. Complete ISPA training. The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.\n2. Sign the Employee Confidentiality Agreement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1). The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
  blocks: [
    picture('new-account'),
    heading('Two things come first'),
    paragraph('Before you can send the request, the staff member must have done both of these:'),
    steps(
      'taken **ISPA training**. That is the course in Information Security and Privacy Awareness.',
      'signed the **confidentiality form**. EDD employees sign the DE 7410. Everyone else signs Attachment E-1. Get the [current form](/forms) each time.',
    ),
    paragraph(
      'Both dates may be up to 365 days old on the day you send the request. On day 366 the service says no, and tells you what to do.',
    ),
    heading('What you need'),
    bullets(
      'the name, work email and job of the staff member',
      'what the person must do in CalJOBS, and why',
      'the date of the ISPA training and the date of the signature',
      'for someone who is **not an EDD employee**: the signed E-1 and the ISPA certificate, as PDF, JPG or PNG files, each smaller than 10 MB',
    ),
    paragraph('For an EDD employee, give the dates only. You send no file.'),
    heading('Step by step'),
    steps(
      'Go to [New account](/request/new-account). Say that the person needs more than the cash draw module.',
      'Confirm your email address with the code that we send.',
      'Choose the organization. Then tell us who you are and who the staff member is.',
      'Say if the person is an EDD employee. This sets which form counts.',
      'Choose the access. Ask for what the job needs, and no more.',
      'Give both dates, and the two files if they are needed.',
      'Check your answers, tick each statement and send.',
    ),
    heading('What happens next'),
    paragraph(
      'Your coordinator looks at the dates and the files and decides. After a yes, the coordinator makes the account in CalJOBS. The staff member then gets the username and a temporary password by email. You get a copy.',
    ),
    paragraph(
      '**The temporary password ends after 24 hours.** The staff member signs in to CalJOBS within that time. CalJOBS asks at once for a new password. If the time runs out, [ask for a reset](/training/reset-password).',
    ),
    heading('Common mistakes'),
    bullets(
      'You sign an old form. Open the link on the [forms page](/forms) each time.',
      'You type your own email in place of the email of the staff member. The password would go to the wrong person.',
      'The date you type is not the date on the file. The coordinator sends the request back to you.',
      'You ask for all access, to be safe. The coordinator will ask why.',
    ),
  ],
}
