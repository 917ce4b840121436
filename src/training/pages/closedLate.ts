import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** What follows when an account was open after the last day (R43-R45). */
export const closedLate: ShippedPage = {
  slug: 'closed-late',
  title: 'When an account is closed late',
  summary: 'Someone left and the account is still open. What you do now, and what follows.',
  clause:
    'If a CalJOBS staff account is not deactivated at the time of the staff’s separation or when the access is no longer needed, the Requestor must immediately notify their CalJOBS Access Coordinator. The CalJOBS Access Coordinator must deactivate the account as soon as possible and then inform the CalJOBS Operations Unit of the incident so an investigation can be completed to determine if the staff accessed any confidential or sensitive data.',
  blocks: [
    paragraph(
      'It can happen: someone left, and the account is still open. **Do not wait, and do not change the date.** Each hour counts, since the person could still sign in.',
    ),
    heading('What you do now'),
    steps(
      'Go to [Deactivate](/request/deactivate). If you cannot get your email, [send it without the code](/request/deactivate/without-confirming).',
      'Give the **true** last day, even if it has passed. Say that the person has left.',
      'Send the request. Your coordinator is told at once.',
      'If it is urgent, call or write to your coordinator as well.',
    ),
    heading('What happens next'),
    steps(
      'The coordinator closes the account in CalJOBS as soon as possible.',
      'The CalJOBS Operations Unit is told. It looks into the case.',
      'It finds out if the person opened private data after the last day.',
      'It writes down what it found, and closes the case.',
    ),
    paragraph(
      'You may be asked what you know: when the person left, and when you found out. Answer soon, and say what is true. This is to protect the data. It is not to find someone to blame.',
    ),
    heading('When an account counts as late'),
    paragraph(
      'The last day ends at 11:59 p.m. Pacific Time, or at the time that you gave. If the account is open after that, it is late. That is so even when you asked in time and the work was done too late.',
    ),
    heading('How to keep it from happening'),
    bullets(
      'Ask for the deactivation on the day you hear that someone will leave.',
      'Put it on your list of things to do when staff leave.',
      'Look at [My staff](/my/staff) once a month. Does each person still work for you?',
      'If you leave, [hand your staff over](/my/hand-over) first.',
    ),
  ],
}
