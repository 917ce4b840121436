import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** What a coordinator does when somebody leaves, and when it is late (R40-R44). */
export const deactivating: ShippedPage = {
  slug: 'coordinators-deactivate',
  title: 'Deactivate in time, and report what is late',
  summary: 'An account must be closed by the last day. What is late goes to the Operations Unit.',
  clause:
    'The CalJOBS Access Coordinator must deactivate the account as soon as possible and then inform the CalJOBS Operations Unit of the incident so an investigation can be completed to determine if the staff accessed any confidential or sensitive data.',
  blocks: [
    heading('In time'),
    steps(
      'Look at “Leavers” each morning. It shows who leaves when.',
      'Deactivate the account in CalJOBS by the last day, or at the time that is named.',
      'Record the day and time here.',
    ),
    heading('Late'),
    steps(
      'Deactivate the account at once.',
      'Record the true day and time. Do not make it look earlier.',
      'The service then informs the Operations Unit. It looks into what was seen.',
    ),
    paragraph('You do not look into it yourself when you closed the account. Somebody else does.'),
    heading('Not confirmed'),
    bullets(
      'A request can come from an address that nobody has confirmed. It is marked so.',
      'Ask the organization whether the person leaves. Then confirm it and act, or deny it.',
    ),
  ],
}
