/** Packs the files of one evidence pack in a thread of its own. Started by `zip.ts`, and ends with its one answer. */
import { parentPort, workerData } from 'node:worker_threads'
import { zipSync } from 'fflate'

/** Compressed already by what they are. */
const isStored = (/** @type {string} */ path) => /\.(pdf|jpg|png|bin)$/.test(path)

/** @type {import('fflate').Zippable} */
const files = {}
for (const { path, bytes } of workerData.entries) files[path] = [bytes, { level: isStored(path) ? 0 : 6 }]
const zip = zipSync(files, { mtime: workerData.at })
parentPort?.postMessage(zip, [zip.buffer])
