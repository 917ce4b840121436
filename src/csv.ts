/** Marks a file as UTF-8, so that spreadsheets read names as they are spelled. */
const byteOrderMark = '\uFEFF'

/** Spreadsheets take a cell that begins so for a formula. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text)

/** One cell (RFC 4180): a formula becomes text by an apostrophe, quotes are doubled. */
export function csvCell(value: string): string {
  const text = isFormula(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of a table, CRLF after each (RFC 4180). */
export const csvLines = (rows: string[][]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** A table as a file for spreadsheets: UTF-8 with its mark. */
export const csvFile = (header: string[], rows: string[][]): string =>
  byteOrderMark + csvLines([header, ...rows])
