import { degrees, PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

/** US Letter, in points. */
const width = 612
const height = 792
const margin = 72
const lineHeight = 18
const textSize = 12

const ink = rgb(0.1, 0.1, 0.1)
const stampInk = rgb(0.7, 0.1, 0.1)
const paleInk = rgb(0.93, 0.87, 0.87)

/**
 * A PDF that stands for a document until the real one is there (D20): every page is stamped SAMPLE, across and
 * at its head. The same content gives the same bytes.
 * @param content the title, and one paragraph for each line
 */
export async function samplePdf({ title, lines }: { title: string; lines: string[] }): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setLanguage('en-US')
  pdf.setSubject('SAMPLE')
  pdf.setProducer('CalJOBS System Access')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  let page = stampedPage(pdf, bold)
  let y = height - 130
  const write = (text: string, face: PDFFont, size: number) => {
    for (const line of wrapped(text, face, size)) {
      if (y < margin) {
        page = stampedPage(pdf, bold)
        y = height - 130
      }
      page.drawText(line, { x: margin, y, size, font: face, color: ink })
      y -= (size / textSize) * lineHeight
    }
    y -= lineHeight / 2
  }
  write(title, bold, 18)
  for (const line of lines) write(line, font, textSize)
  return pdf.save()
}

function stampedPage(pdf: PDFDocument, font: PDFFont): PDFPage {
  const page = pdf.addPage([width, height])
  page.drawText('SAMPLE', { x: 120, y: 180, size: 130, font, color: paleInk, rotate: degrees(50) })
  page.drawText('SAMPLE - not an official form', {
    x: margin,
    y: height - 80,
    size: textSize,
    font,
    color: stampInk,
  })
  return page
}

/** The lines of a paragraph; a word that is wider than the page is broken. */
function wrapped(text: string, font: PDFFont, size: number): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width - 2 * margin
  const lines: string[] = []
  let line = ''
  for (const word of printable(text, font).split(' ')) {
    if (line && !fits(`${line} ${word}`)) {
      lines.push(line)
      line = ''
    }
    line = line ? `${line} ${word}` : word
    while (!fits(line)) {
      const end = longest(line, fits)
      lines.push(line.slice(0, end))
      line = line.slice(end)
    }
  }
  return [...lines, line]
}

const longest = (line: string, fits: (line: string) => boolean) => {
  let end = 1
  while (end < line.length && fits(line.slice(0, end + 1))) end++
  return end
}

/** The fonts that every PDF reader has know Latin letters only. */
function printable(text: string, font: PDFFont): string {
  const known = new Set(font.getCharacterSet())
  return [...text.replace(/\s+/g, ' ')]
    .map((character) => (known.has(character.codePointAt(0) ?? 0) ? character : '?'))
    .join('')
}
