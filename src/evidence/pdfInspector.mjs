/**
 * Reads one PDF in a thread of its own and answers what is wrong with it, a `FileFault` of `inspect.ts` or nothing,
 * and what it is like. Started by `pdfThread.ts`, which bounds its time and its heap; what lies outside the heap,
 * the unpacked streams, is bounded here.
 */
import { Buffer } from 'node:buffer'
import { parentPort, workerData } from 'node:worker_threads'
import { constants, inflateSync } from 'node:zlib'
import pdfLib from 'pdf-lib'
import { describe } from './pdfDescription.mjs'

const { EncryptedPDFError, PDFArray, PDFDocument, PDFName, PDFRawStream } = pdfLib
const { PDFObjectStreamParser, PDFXRefStreamParser } = pdfLib

const MAXIMUM_UNPACKED_BYTES = 64 * 1024 * 1024
const MAXIMUM_PAGES = 100

/** Scripts, programs to start, files inside the file. `/JS` alone does nothing without `/JavaScript`. */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])/
const encrypted = /\/Encrypt(?![A-Za-z0-9])/

let room = MAXIMUM_UNPACKED_BYTES
let isActive = false
let isBroken = false

/** Names may be written with escapes: `/J#61vaScript` is `/JavaScript` (ISO 32000-1, 7.3.5). */
const spelledOut = (/** @type {Uint8Array} */ bytes) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/#([0-9A-Fa-f]{2})/g, (_escape, hex) => String.fromCharCode(parseInt(hex, 16)))

/** The bytes of an object stream, within the room that is left, as pdf-lib is to see them. */
function unpacked(/** @type {pdfLib.PDFRawStream} */ stream) {
  try {
    const filter = stream.dict.lookup(PDFName.of('Filter'))
    const first = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
    if (first && first !== PDFName.of('FlateDecode')) throw new Error('No PDF writer packs objects like this')
    const plain = first ? inflate(stream.getContents()) : stream.getContents()
    const dict = stream.dict.clone()
    dict.delete(PDFName.of('Filter'))
    dict.delete(PDFName.of('DecodeParms'))
    return PDFRawStream.of(dict, plain)
  } catch (error) {
    isBroken = true // pdf-lib steps over objects that it cannot read; here they count
    throw error
  }
}

function inflate(/** @type {Uint8Array} */ packed) {
  const plain = inflateSync(packed, {
    maxOutputLength: Math.max(1, room),
    finishFlush: constants.Z_SYNC_FLUSH,
  })
  room -= plain.length
  return plain
}

const { forStream } = PDFObjectStreamParser
PDFObjectStreamParser.forStream = (
  /** @type {pdfLib.PDFRawStream} */ stream,
  /** @type {(() => boolean) | undefined} */ shouldWaitForTick,
) => {
  const plain = unpacked(stream)
  isActive ||= active.test(spelledOut(plain.getContents()))
  return forStream(plain, shouldWaitForTick)
}

const { forStream: crossReferences } = PDFXRefStreamParser
PDFXRefStreamParser.forStream = (/** @type {pdfLib.PDFRawStream} */ stream) =>
  crossReferences(unpacked(stream))

async function read(/** @type {Uint8Array} */ bytes) {
  const text = spelledOut(bytes)
  if (encrypted.test(text)) return { fault: 'file-encrypted' }
  if (!text.includes('%%EOF')) return { fault: 'file-broken' }
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity })
    const fault = faultOf(document.getPageCount(), text)
    return fault === 'file-broken' ? { fault } : { fault, description: describedOf(document) }
  } catch (error) {
    return { fault: error instanceof EncryptedPDFError ? 'file-encrypted' : 'file-broken' }
  }
}

function faultOf(/** @type {number} */ pages, /** @type {string} */ text) {
  if (isBroken || !pages) return 'file-broken'
  if (isActive || active.test(text)) return 'file-active'
  return pages > MAXIMUM_PAGES ? 'file-too-many-pages' : undefined
}

/** Nothing where the file is too odd to be described; that alone is no fault. */
function describedOf(/** @type {pdfLib.PDFDocument} */ document) {
  try {
    return describe(document, inflate)
  } catch {
    return undefined
  }
}

parentPort?.postMessage(await read(workerData))
