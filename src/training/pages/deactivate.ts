import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** How to have an account closed in time (R40-R42). */
export const deactivate: ShippedPage = {
  slug: 'deactivate',
  title: 'When someone leaves',
  summary: 'How to have an account closed in time. Ask as soon as you know the last day.',
  clause:
    'To maintain the security of the data housed within CalJOBS, a staff’s CalJOBS account must be revoked prior to, or at the time of their separation from the organization, or when there is no longer a business need for the access.',
  blocks: [
    paragraph(
      'An account must be closed before the person leaves, or at that time. **Ask as soon as you know the day**, even weeks before. You do not have to wait.',
    ),
    heading('When to ask'),
    bullets(
      'The person leaves your organization.',
      'The person moves to a new job or a new office.',
      'The person goes on a long leave.',
      'The work no longer needs CalJOBS.',
    ),
    heading('What you need'),
    bullets(
      'the name and work email of the staff member, and the CalJOBS username if you know it',
      'the last day, and the time if it is not the end of the day',
      'the reason',
      'the name of the person who takes over the cases, if there are any',
    ),
    heading('Step by step'),
    steps(
      'Go to [Deactivate](/request/deactivate), or open [My staff](/my/staff) and choose it next to the name.',
      'Confirm your email address with the code that we send.',
      'Choose the person, or fill in the name and email.',
      'Give the last day and the reason.',
      'Check your answers and send.',
    ),
    paragraph(
      'You cannot get your email right now? Then [send it without the code](/request/deactivate/without-confirming). The coordinator sees that your address is not confirmed, and asks your organization.',
    ),
    heading('What happens next'),
    paragraph(
      'Nobody has to say yes first. The coordinator closes the account in CalJOBS by the last day, and you get a message. Open requests for the same account end, since they are no longer needed.',
    ),
    heading('Nothing holds it up'),
    paragraph(
      'A deactivation is never held up by old dates or missing files. It does not wait for this training. If the last day has passed already, send it **now**. Then read [When an account is closed late](/training/closed-late).',
    ),
    heading('Common mistakes'),
    bullets(
      'You wait for the last day. The coordinator may not get to it in time.',
      'You tell the personnel office only. They do not close CalJOBS accounts.',
      'You leave the account open for the next person. Each account belongs to one person.',
    ),
  ],
}
