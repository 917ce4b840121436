import { bullets, heading, paragraph, type ShippedPage } from '../blocks.ts'

/** How a coordinator grants and denies (R38, R39). */
export const deciding: ShippedPage = {
  slug: 'coordinators-decide',
  title: 'Grant or deny',
  summary: 'What you grant, when you must give a reason, and how a denial is told.',
  clause:
    'The reviewer of the request will respond to the requestor indicating if the access has been granted or denied. If denied, a reason for denial will be provided.',
  blocks: [
    heading('Before you grant'),
    bullets(
      'Both dates are at most 365 days before the request date.',
      'For staff who are not EDD employees, the signed Attachment E-1 and the training certificate are here, and you have read the dates on both.',
      'The privileges fit the main job of the person.',
    ),
    paragraph(
      'You can grant a part of what was asked for. Say why: the requestor reads it. Where a check does not pass and you grant all the same, give the reason. It stays on record.',
    ),
    heading('When you deny'),
    bullets(
      'Choose the reason that fits. The part of the directive that it rests on goes out with it.',
      'Say in your own words what is wrong, and what the requestor can do.',
      'Read the message before you send it.',
    ),
    heading('Never deny a deactivation for its papers'),
    paragraph(
      'A deactivation is not held up by old dates or missing files. It can be refused only when nobody knows the person, or when it was sent twice.',
    ),
  ],
}
