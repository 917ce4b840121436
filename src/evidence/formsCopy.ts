import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../config.ts'
import type { CurrentForm } from '../services/currentForms.ts'

/** What the last writing of each folder said: it is written only when that changes. */
const written = new Map<string, string>()

const placeOf = ({ evidenceFolder }: Pick<Config, 'evidenceFolder'>) =>
  path.join(path.resolve(evidenceFolder), 'forms', 'current.json')

/**
 * Writes down beside the files which forms are current, so that people still get them while the database is lost (D15).
 */
export async function rememberForms(config: Config, forms: CurrentForm[]): Promise<void> {
  const place = placeOf(config)
  const text = JSON.stringify(forms, null, 2)
  if (written.get(place) === text) return
  await replace(place, text)
  written.set(place, text)
}

/** What was written down last; nothing where nothing ever was. */
export async function recallForms(config: Config): Promise<CurrentForm[]> {
  try {
    return JSON.parse(await readFile(placeOf(config), 'utf8')) as CurrentForm[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The new text or the old one, never a half of either. */
async function replace(place: string, text: string): Promise<void> {
  const unfinished = `${place}.${randomUUID()}.part`
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, place)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
}
