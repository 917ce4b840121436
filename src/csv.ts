/** Marks a file as UTF-8, so that spreadsheets read names as they are spelled. */
const byteOrderMark = '\uFEFF'

/** Spreadsheets take a cell that begins so for a formula. */
const isFormula = (text: string): boolean => /^[=+\-@\t\r\n]/.test(text)

/** One cell (RFC 4180): a formula becomes text by an apostrophe, quotes are doubled. */
export function csvCell(value: string): string {
  const text = isFormula(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as a file for spreadsheets (RFC 4180): CRLF after each line, UTF-8 with its mark. */
export const csvFile = (header: string[], rows: string[][]): string =>
  byteOrderMark + [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
