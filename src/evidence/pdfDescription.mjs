/**
 * Describes a PDF that pdf-lib has opened: a `PdfDescription` of `src/policy/accessiblePdf.ts`. Part of the thread
 * of `pdfInspector.mjs`. The file may say anything: what it names need not be there or be of its kind, and its
 * lists may lead round in circles.
 */
import { Buffer } from 'node:buffer'
import pdfLib from 'pdf-lib'

const { PDFArray, PDFBool, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } = pdfLib

/** More than any title or language has, in characters. */
const MAXIMUM_TEXT = 500
/** More than any title needs to be found, in bytes. */
const MAXIMUM_METADATA = 1024 * 1024

const READ_ONLY = 1
const PUSH_BUTTON = 1 << 16

/**
 * @param {pdfLib.PDFDocument} document
 * @param {(packed: Uint8Array) => Uint8Array} inflate within the room that the thread has left
 */
export function describe(document, inflate) {
  const { catalog, context } = document
  const information = dictOf(context.lookup(context.trailerInfo.Info))
  return {
    pages: document.getPageCount(),
    title: textOf(entryOf(information, 'Title')) ?? titleInMetadata(entryOf(catalog, 'Metadata'), inflate),
    showsTitle: isTrue(entryOf(dictOf(entryOf(catalog, 'ViewerPreferences')), 'DisplayDocTitle')),
    language: textOf(entryOf(catalog, 'Lang')),
    tagged:
      isTrue(entryOf(dictOf(entryOf(catalog, 'MarkInfo')), 'Marked')) &&
      hasChildren(dictOf(entryOf(catalog, 'StructTreeRoot'))),
    fillableFields: fillableFieldsOf(dictOf(entryOf(catalog, 'AcroForm'))),
  }
}

const entryOf = (/** @type {pdfLib.PDFDict | undefined} */ dict, /** @type {string} */ name) =>
  dict?.lookup(PDFName.of(name))

const dictOf = (/** @type {unknown} */ value) => (value instanceof PDFDict ? value : undefined)

const isTrue = (/** @type {unknown} */ value) => value === PDFBool.True

const membersOf = (/** @type {unknown} */ value) =>
  value instanceof PDFArray ? value.asArray().map((one) => value.context.lookup(one)) : []

const hasChildren = (/** @type {pdfLib.PDFDict | undefined} */ root) => {
  const children = entryOf(root, 'K')
  return children instanceof PDFDict || membersOf(children).some((child) => child instanceof PDFDict)
}

/** @returns {string | undefined} nothing where it is blank or no text */
function textOf(/** @type {unknown} */ value) {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined
  return trimmed(value.decodeText())
}

const trimmed = (/** @type {string} */ text) =>
  text.slice(0, MAXIMUM_TEXT).replace(/\s+/g, ' ').trim() || undefined

/** `dc:title` of the XMP metadata (ISO 16684-1, 8.3), where they can be unpacked. */
function titleInMetadata(
  /** @type {unknown} */ stream,
  /** @type {(packed: Uint8Array) => Uint8Array} */ inflate,
) {
  if (!(stream instanceof PDFRawStream)) return undefined
  const [, afterStart = ''] = plainTextOf(stream, inflate).split('<dc:title', 2)
  const [inside = ''] = afterStart.split('</dc:title', 1)
  return trimmed(unescaped(inside.slice(inside.indexOf('>') + 1).replace(/<[^<>]*>/g, ' ')))
}

function plainTextOf(
  /** @type {pdfLib.PDFRawStream} */ stream,
  /** @type {(packed: Uint8Array) => Uint8Array} */ inflate,
) {
  const filter = entryOf(stream.dict, 'Filter')
  if (filter && filter !== PDFName.of('FlateDecode')) return ''
  try {
    const bytes = filter ? inflate(stream.getContents()) : stream.getContents()
    return Buffer.from(bytes.subarray(0, MAXIMUM_METADATA)).toString('utf8')
  } catch {
    return ''
  }
}

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const unescaped = (/** @type {string} */ xml) =>
  xml.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name) => entities[name])

/** Fields that somebody can write in, tick or choose from; buttons that only do something are none. */
function fillableFieldsOf(/** @type {pdfLib.PDFDict | undefined} */ form) {
  const seen = new Set()
  const waiting = membersOf(entryOf(form, 'Fields')).map((field) => ({ field, type: undefined, flags: 0 }))
  let count = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const field = dictOf(next.field)
    if (!field || seen.has(field)) continue
    seen.add(field)
    const type = entryOf(field, 'FT') ?? next.type
    const ownFlags = entryOf(field, 'Ff')
    const flags = ownFlags instanceof PDFNumber ? ownFlags.asNumber() : next.flags
    const parts = membersOf(entryOf(field, 'Kids')).filter((kid) => dictOf(kid)?.has(PDFName.of('T')))
    for (const part of parts) waiting.push({ field: part, type, flags })
    if (!parts.length && isFillable(type, flags)) count++
  }
  return count
}

/** Kinds of fields in ISO 32000-1, 12.7.4; a signature field is filled in by few readers, and so does not count. */
function isFillable(/** @type {unknown} */ type, /** @type {number} */ flags) {
  if (flags & READ_ONLY) return false
  if (type === PDFName.of('Btn')) return !(flags & PUSH_BUTTON)
  return type === PDFName.of('Tx') || type === PDFName.of('Ch')
}
