import { imageSize } from 'image-size'
import type { FileFault } from './inspect.ts'

const MAXIMUM_PIXELS = 50_000_000

/**
 * What is wrong with a JPEG or PNG, if anything. It is not decoded: a small file can unpack to an enormous
 * picture, so its size is read from its head, and its parts are walked to the end.
 */
export function inspectImage(image: Uint8Array): FileFault | undefined {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength)
  const pixels = pixelsOf(bytes)
  if (!pixels) return 'file-broken'
  if (pixels > MAXIMUM_PIXELS) return 'file-too-many-pixels'
  const complete = bytes[0] === 0xff ? isCompleteJpeg(bytes) : isCompletePng(bytes)
  return complete ? undefined : 'file-broken'
}

function pixelsOf(bytes: Buffer): number {
  try {
    const { width, height } = imageSize(bytes)
    return width * height
  } catch {
    return 0
  }
}

/** The segments lead to the picture itself, and its end mark follows (ITU T.81, annex B). */
function isCompleteJpeg(bytes: Buffer): boolean {
  const startOfScan = 0xda
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === startOfScan) return bytes.indexOf('ffd9', at, 'hex') > 0
    // Any number of fill bytes may stand before a mark.
    at += bytes[at + 1] === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}

/** Chunk follows chunk up to the end chunk, and picture data is among them (PNG, section 5). */
function isCompletePng(bytes: Buffer): boolean {
  let hasPicture = false
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const chunk = bytes.toString('latin1', at + 4, at + 8)
    if (chunk === 'IEND') return hasPicture
    hasPicture ||= chunk === 'IDAT'
  }
  return false
}
