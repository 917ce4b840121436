import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** Who asks for what, and how a request goes (R14, R22). */
export const beforeYouStart: ShippedPage = {
  slug: 'before-you-start',
  title: 'Before you start',
  summary: 'Who can ask, the five things you can ask for, and how each request goes.',
  clause:
    'CalJOBS access requests are submitted by the Manager/Supervisor role to their respective CalJOBS Access Coordinator.',
  blocks: [
    paragraph(
      'CalJOBS holds private data about job seekers. So each staff account needs someone who answers for it. That is you. You ask for the account, keep it in order, and have it closed when the work ends.',
    ),
    heading('Who can ask'),
    paragraph('You make the request. The person who will use the account does not. You can ask if you are:'),
    bullets(
      'a **manager or supervisor** in a Local Area, a WSB field division or another office',
      'a **project manager** in a community-based organization',
    ),
    paragraph('You cannot ask for an account of your own. Your own manager or supervisor does that for you.'),
    heading('What you can ask for'),
    bullets(
      '[A new account](/training/new-account), for someone who starts to work with CalJOBS',
      '[A password reset](/training/reset-password), for someone who cannot sign in',
      '[A change of access](/training/change-access), when the work changes',
      '[A deactivation](/training/deactivate), when someone leaves or no longer needs CalJOBS',
      '[Annual maintenance](/training/annual-maintenance), every year for every account',
    ),
    heading('How each request goes'),
    steps(
      '**Start.** Go to [Start a request](/request) and choose what you need.',
      '**Confirm your email address.** We send a 6-digit code to your work email. Type it in. You need no password. You can then work for 8 hours.',
      '**Answer the questions.** We save your answers as you go. If you stop, we keep them for 14 days.',
      '**Check and send.** Read your answers once more. Then send the request.',
      '**Keep the reference.** It looks like CJ-7F3K-92QM. With it you can [check the request](/status) at any time.',
    ),
    paragraph(
      'The service sends your request to the right CalJOBS Access Coordinator. You do not have to know who that is.',
    ),
    heading('What happens next'),
    paragraph(
      'The coordinator reads your request and says yes or no, or asks you for more. We tell you each time by email. If the answer is no, we tell you why.',
    ),
    heading('Do not ask here for cash draw access'),
    paragraph(
      'If the cash draw module is all that a person needs, do not use this service. Follow the directive CalJOBS Cash Request (WSD16-17).',
    ),
    heading('If you are stuck'),
    paragraph('Ask your CalJOBS Access Coordinator, or see [Help and contact](/contact).'),
  ],
}
