/**
 * pdfkit puts the title and its like into XML as they are, byte by byte: a name with an ampersand, or beyond Latin,
 * would break the packet. Whole numbers of characters are safe in any encoding.
 */
export function escapeMetadata(document: PDFKit.PDFDocument): void {
  const inherited = document.endMetadata
  document.endMetadata = function () {
    this.info = Object.fromEntries(
      Object.entries(this.info).map(([key, value]) => [
        key,
        typeof value === 'string' ? xmlText(value) : value,
      ]),
    )
    inherited.call(this)
  }
}

/** Plain ASCII, without what means something in XML or may not be in it. */
const xmlText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/[&<>"']|[^ -~]/gu, (character) => `&#${character.codePointAt(0)};`)
