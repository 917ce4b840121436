import { bullets, heading, paragraph, picture, type ShippedPage, steps } from '../blocks.ts'

/** How to renew accounts each year (R46, R47). */
export const annualMaintenance: ShippedPage = {
  slug: 'annual-maintenance',
  title: 'Annual maintenance',
  summary: 'Every account, every year: new training, a new signature, and one request from you.',
  clause:
    'To ensure compliance with requirements, requestors (manager/supervisor role) must submit a CalJOBS Access Request Form annually with updated dates for the Employee Confidentiality Form (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) and ISPA completion.',
  blocks: [
    paragraph(
      'Every year, each person with an account takes ISPA training again and signs the form again. Then you send us the new dates. You can do that for one person or for all of your staff at once.',
    ),
    heading('When it is due'),
    paragraph(
      'Each of the two documents is valid for 365 days. The account is due on the earlier of the two days. You see the day for each person in [My staff](/my/staff).',
    ),
    picture('due-date'),
    paragraph('We remind you by email 60, 30, 14, 7 and 1 days before.'),
    heading('What you need'),
    bullets(
      'for each person, the date of the **new** ISPA training and the date of the **new** signature',
      'for each person who is not an EDD employee, the **new** signed E-1 and the **new** ISPA certificate, as PDF, JPG or PNG files',
      'for each person who no longer needs CalJOBS, the last day and the reason',
    ),
    heading('Step by step'),
    steps(
      'About two months before, ask your staff to take the training and sign the [current form](/forms).',
      'Go to [Annual maintenance](/request/annual-maintenance) and confirm your email address.',
      'You see a list of your staff. For each one, choose to renew, to close the account, or to do nothing now.',
      'Fill in the dates and add the files. You can fill the same date into many rows.',
      'Check the list and send. Each person gets a request of their own. Rows that are not ready stay for later.',
    ),
    heading('What happens next'),
    paragraph(
      'The coordinator looks at the dates and files of each person and tells you when the account is renewed. The next due date then shows in your list.',
    ),
    heading('What happens if you miss the day'),
    paragraph(
      'The account is marked as lapsed. You and your coordinator are reminded. After 30 days the CalJOBS Operations Unit hears of it each week. Do not wait: renew the account, or have it [closed](/training/deactivate).',
    ),
    heading('Common mistakes'),
    bullets(
      'You send the file of last year. It must be a new one, and the service will notice.',
      'Only one of the two is renewed. Both dates must be newer than those on record.',
      'Someone on the list is no longer on your staff. Say so in [your roster](/my/roster), or [hand the person over](/my/hand-over).',
    ),
  ],
}
