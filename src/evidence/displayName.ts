const MAXIMUM_LENGTH = 120

/**
 * The label under which people see a file again: its name without path, without characters that control
 * or turn the text around, at most 120 characters, with the extension of its content (ux UP-3). It is never the
 * name of anything on a disk or in a header.
 */
export function displayNameOf(fileName: string, extension: string): string {
  const name = fileName
    .replace(/[\p{Zs}\p{Zl}\p{Zp}\t\r\n]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
  const stem = name.replace(/\.[A-Za-z][A-Za-z0-9]{1,4}\s*$/, '').replace(/^[\s.]+|[\s.]+$/g, '')
  const room = MAXIMUM_LENGTH - extension.length - 1
  return `${[...stem].slice(0, room).join('').trimEnd() || 'document'}.${extension}`
}
