/**
 * The lines of a text in a column. A line that goes on in the next one keeps the blank at its end, so that the words
 * stay apart when they are read; a word that is wider than the column is broken.
 * @param columnWidth in points
 * @param widthOf of a piece of text, in points
 */
export function wrapped(text: string, columnWidth: number, widthOf: (piece: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let used = 0
    const end = () => {
      lines.push(line)
      line = ''
      used = 0
    }
    for (const word of paragraph.split(/(?<= )(?! )/)) {
      if (line && used + widthOf(word.trimEnd()) > columnWidth) end()
      for (const piece of piecesOf(word, columnWidth, widthOf)) {
        if (line && used + widthOf(piece.trimEnd()) > columnWidth) end()
        line += piece
        used += widthOf(piece)
      }
    }
    end()
    return lines
  })
}

/** A word as it is, or in pieces that each fit the column. */
function piecesOf(word: string, columnWidth: number, widthOf: (piece: string) => number): string[] {
  if (widthOf(word.trimEnd()) <= columnWidth) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece && widthOf((piece + character).trimEnd()) > columnWidth) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
