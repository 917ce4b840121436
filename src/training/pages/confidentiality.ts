import { bullets, heading, paragraph, type ShippedPage } from '../blocks.ts'

/** What a signature and an account oblige to (R5, R6, R11, R32). */
export const confidentiality: ShippedPage = {
  slug: 'confidentiality',
  title: 'Confidentiality',
  summary: 'Why each person signs a form, and how to keep accounts and data safe.',
  clause: 'Staff must be reminded that their username and password are to be kept confidential.',
  blocks: [
    paragraph(
      'CalJOBS holds names, work history and other private facts about job seekers. The directive says that this data "must remain secure at all times". You and your staff share that duty.',
    ),
    heading('The form'),
    bullets(
      'EDD employees sign the **DE 7410**.',
      'Everyone else signs **Attachment E-1**.',
      'Each person signs **before** the account is made, and again every year while the account is open.',
      'Use the [current form](/forms). Your coordinator sends it to you when it changes.',
    ),
    heading('What your staff must do'),
    bullets(
      'Keep the username and the password to themselves. Nobody else may use the account: no colleague, no helper, not even you.',
      'Choose a new password at the first sign-in.',
      'Look only at the data that the job needs.',
      'Lock the screen when they step away.',
      'Use work devices only. See [Personal devices](/training/personal-devices).',
    ),
    heading('What you must do'),
    bullets(
      'Make sure that each person has taken ISPA training, signed the form, and needs CalJOBS for the work.',
      'Remind each new user, in person, that the username and the password are private.',
      'Look at [your staff](/my/staff) now and then. Ask for less access when the work changes.',
      'Have the account closed when someone leaves.',
    ),
    heading('What never to send us'),
    paragraph(
      'Do not write a password in any request. Do not send Social Security numbers, birth dates or facts about job seekers. We do not ask for them.',
    ),
    heading('If something went wrong'),
    paragraph(
      'You think that someone else used an account, or that data got out? Tell your CalJOBS Access Coordinator **at once**, and ask for a [password reset](/request/reset-password) or a [deactivation](/request/deactivate).',
    ),
  ],
}
