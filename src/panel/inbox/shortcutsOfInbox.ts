import type { ShortcutWords } from '../parts/ShortcutsDialog.tsx'

/** The keys of the list of requests, in words. */
export const shortcutsOfInbox: ShortcutWords[] = [
  { keys: ['j', 'Arrow down'], does: 'To the next request (the arrow once you are in the table)' },
  { keys: ['k', 'Arrow up'], does: 'To the request before (the arrow once you are in the table)' },
  { keys: ['Enter'], does: 'Open the request that has the focus' },
  { keys: ['x'], does: 'Select the request that has the focus, or take it out again' },
  { keys: ['a', 'Shift + x'], does: 'Select all requests on this page, or none' },
  { keys: ['/'], does: 'To the search' },
  { keys: ['['], does: 'To the page before' },
  { keys: [']'], does: 'To the next page' },
]
