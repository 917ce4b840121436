const rowSelector = 'tr[data-request]'
const linkSelector = 'a.cj-reference'

/** The row of the list that the focus is in. */
export const focusedRow = (): HTMLElement | undefined =>
  document.activeElement?.closest<HTMLElement>(rowSelector) ?? undefined

/** Moves the focus to the reference of the row above or below, which Enter opens; from outside, to the first. */
export function moveFocus(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(rowSelector)]
  const current = focusedRow()
  const place = current ? rows.indexOf(current) + by : 0
  const row = rows[Math.min(Math.max(place, 0), rows.length - 1)]
  row?.querySelector<HTMLElement>(linkSelector)?.focus()
}

/** To the head of the list, when what had the focus goes away. */
export const focusTable = (): void => document.getElementById(selectAllId)?.focus()

/** The checkbox that selects every request of the page. */
export const selectAllId = 'select-all-requests'
