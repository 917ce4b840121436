import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile as readBytes, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../config.ts'
import { seal, unseal } from '../sealing/sealing.ts'

/** The stored bytes are not the ones that the record tells of. */
export class FileDamaged extends Error {}

/** What the record of a stored file keeps. `size` in bytes and `sha256` in hex are of the plain file. */
export type StoredFile = { storageName: string; sha256: string; size: number }
export type SealedFile = StoredFile & { keyId: string }

type Folder = Pick<Config, 'evidenceFolder'>
type Storage = Folder & Pick<Config, 'keys'>

const purposeOf = (storageName: string) => `evidence:${storageName}`

/** Keeps a file of evidence, encrypted, under a random name (R28, C13). It is on the disk when this returns. */
export async function storeFile(config: Storage, bytes: Uint8Array): Promise<SealedFile> {
  const file = describe(bytes)
  const { keyId, sealed } = seal(config.keys, bytes, purposeOf(file.storageName))
  await writeDurably(placeOf(config, file.storageName), sealed)
  return { ...file, keyId }
}

/** @throws SealBroken or FileDamaged when the bytes are not the ones that were stored */
export async function readFile(
  config: Storage,
  { storageName, keyId, sha256 }: Omit<SealedFile, 'size'>,
): Promise<Buffer> {
  const sealed = await readBytes(placeOf(config, storageName))
  return verified(unseal(config.keys, keyId, sealed, purposeOf(storageName)), sha256)
}

/** Removes a file of evidence; one that is gone already is no fault. */
export const removeFile = (config: Folder, storageName: string): Promise<void> =>
  rm(placeOf(config, storageName), { force: true })

/** Keeps a public document as it is: anybody may read it, so there is nothing to encrypt. */
export async function storePublicFile(config: Folder, bytes: Uint8Array): Promise<StoredFile> {
  const file = describe(bytes)
  await writeDurably(publicPlaceOf(config, file.storageName), bytes)
  return file
}

/** @throws FileDamaged when the bytes are not the ones that were stored */
export const readPublicFile = async (
  config: Folder,
  { storageName, sha256 }: Omit<StoredFile, 'size'>,
): Promise<Buffer> => verified(await readBytes(publicPlaceOf(config, storageName)), sha256)

/**
 * Where a public document lies, once its bytes have been found to be the ones that were stored.
 * @throws FileDamaged when they are not
 */
export async function publicFile(
  config: Folder,
  file: Omit<StoredFile, 'size'>,
): Promise<{ folder: string; name: string }> {
  await readPublicFile(config, file)
  const place = publicPlaceOf(config, file.storageName)
  return { folder: path.dirname(place), name: path.basename(place) }
}

/** Removes a public document; one that is gone already is no fault. */
export const removePublicFile = (config: Folder, storageName: string): Promise<void> =>
  rm(publicPlaceOf(config, storageName), { force: true })

const describe = (bytes: Uint8Array): StoredFile => ({
  storageName: randomBytes(24).toString('hex'),
  sha256: sha256Of(bytes),
  size: bytes.length,
})

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function verified(bytes: Buffer, sha256: string): Buffer {
  if (sha256Of(bytes) !== sha256) throw new FileDamaged('The file is not the one that was stored')
  return bytes
}

const placeOf = ({ evidenceFolder }: Folder, storageName: string) =>
  path.join(path.resolve(evidenceFolder), safe(storageName))

const publicPlaceOf = ({ evidenceFolder }: Folder, storageName: string) =>
  path.join(path.resolve(evidenceFolder), 'forms', safe(storageName))

/** Storage names are made here; nothing else ever becomes part of a path. */
function safe(storageName: string): string {
  if (!/^[0-9a-f]{48}$/.test(storageName)) throw new FileDamaged('No file was ever stored under this name')
  return storageName
}

/** All of the bytes under this name, on the disk, or nothing at all: also when the disk is full or power fails. */
async function writeDurably(place: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(place)
  const unfinished = `${place}.part`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, place)
    await syncFolder(folder)
  } catch (error) {
    for (const one of [unfinished, place]) await rm(one, { force: true }).catch(() => {})
    throw error
  }
}

/** The new name itself must last, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
