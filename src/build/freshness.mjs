/** Which parts of `dist/` are older than the sources they are made of; by content, so that copies and clones agree. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const shared = ['package-lock.json', 'tsconfig.json', 'src/build']

/** What each part is made of, and the file that shows that it was. */
const parts = {
  server: {
    made: 'dist/server.js',
    from: ['src', 'collections', 'hooks', 'payload.config.ts'],
    not: ['src/app', 'src/panel', 'src/next-env.d.ts', 'src/site/assets', 'src/site/templates'],
  },
  site: { made: 'dist/site/manifest.json', from: ['src/site/assets'], not: [] },
  panel: {
    made: 'dist/next/BUILD_ID',
    from: ['src', 'collections', 'hooks', 'payload.config.ts'],
    not: ['src/site', 'src/server', 'src/server.ts', 'src/worker.ts', 'src/demo', 'src/next-env.d.ts'],
  },
}

const recordOf = (part) => `dist/.built-${part}`

/** @returns names of parts, in the order of building */
export const partsToBuild = () =>
  Object.keys(parts).filter(
    (part) =>
      !existsSync(parts[part].made) ||
      !existsSync(recordOf(part)) ||
      readFileSync(recordOf(part), 'utf8') !== fingerprintOf(part),
  )

export const recordBuilt = (part, fingerprint) => writeFileSync(recordOf(part), fingerprint)

/** One hash over names and contents. */
export function fingerprintOf(part) {
  const { from, not } = parts[part]
  const hash = createHash('sha256').update(process.version)
  for (const file of [...shared, ...from].flatMap((one) => filesIn(one, not)))
    hash.update(`${file}\n`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(entry, not) {
  if (not.includes(entry) || !existsSync(entry)) return []
  if (!statSync(entry).isDirectory()) return [entry]
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesIn(path.posix.join(entry, name), not))
}
