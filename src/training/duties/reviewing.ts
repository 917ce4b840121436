import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How a coordinator looks at a request (R18, R19). */
export const reviewing: ShippedPage = {
  slug: 'coordinators-review',
  title: 'Review a request',
  summary: 'How you take a request on, what you look at, and when you ask the requestor for more.',
  clause: 'This role reviews and processes CalJOBS staff account requests.',
  blocks: [
    heading('Step by step'),
    steps(
      'Open the list of requests. “To do” holds what waits for you. What is due first stands on top.',
      'Choose “Claim”, so that others see that you have it.',
      'Read the checks. Each says what was found and the words of the directive that it rests on.',
      'Compare what the requestor says with each document. Enter the dates that you read on it.',
      'Grant, deny, or ask for more information.',
    ),
    heading('What the service cannot know'),
    bullets(
      'Is this person really a manager or supervisor of the staff member? Ask your organization when you are not sure.',
      'Is somebody who is called an EDD employee really one? EDD employees send no files.',
      'Does the business need fit the job?',
    ),
    heading('When something is missing'),
    paragraph(
      'Choose “Ask for more information”. Mark the parts, and say in plain words what you need. The request comes back to you with a new date, and is checked again on that day.',
    ),
    heading('What you may not decide'),
    paragraph(
      'You do not decide a request that you made or that is about you. The service leads it to somebody else.',
    ),
  ],
}
