import { bullets, heading, paragraph, type ShippedPage, steps } from '../blocks.ts'

/** What a coordinator does with reviews, rosters and the record of the area (R7, R13, R50). */
export const oversight: ShippedPage = {
  slug: 'coordinators-oversight',
  title: 'Review results, rosters and your area',
  summary: 'What you do with the results of the quarterly review, and what your area keeps in order.',
  clause:
    'The results of the review will be shared with the appropriate point of contact (e.g., MIS Administrator, WSB CalJOBS SPOC, etc.) for informational and accountability purposes.',
  blocks: [
    heading('Results of the quarterly review'),
    steps(
      'Open the letter, and acknowledge that you have read it.',
      'Do what each finding asks for, by its day.',
      'Say beside the finding what was done. The Operations Unit closes it, or sends it back.',
    ),
    heading('Rosters'),
    bullets(
      'Each quarter, every requestor is asked whether the staff still need CalJOBS.',
      '“Rosters to confirm” names who has not answered in 14 days. Call them.',
      'Find a new requestor for each account that has none.',
    ),
    heading('Your area'),
    bullets(
      'Put the process of your area for creating and closing accounts on file, on the page of your organization.',
      'Say when you are away, and who stands in for you.',
      'Tell the Operations Unit when the contacts of your area change.',
    ),
    paragraph('Questions? Write to the CalJOBS Operations Unit.'),
  ],
}
