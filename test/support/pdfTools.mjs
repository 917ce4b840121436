/** Finds poppler and qpdf for the tests of PDF files, or installs them, and says in one line what it did. */
import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debian.mjs'

/** A program of each package that the tests call. */
const programs = { 'poppler-utils': 'pdfinfo -v', qpdf: 'qpdf --version' }

const isThere = (command) => {
  const [program, ...flags] = command.split(' ')
  return spawnSync(program, flags, { stdio: 'ignore' }).status === 0
}

const missing = () => Object.keys(programs).filter((name) => !isThere(programs[name]))

/** @param {(line: string) => void} say */
export function findPdfTools(say) {
  const wanted = missing()
  if (!wanted.length) return say('PDF tools: poppler and qpdf, which were there')
  installDebianPackages(wanted)
  const still = missing()
  if (still.length)
    throw new Error(
      `Not found, and could not be installed: ${still.join(', ')}. Install them to test PDF files`,
    )
  say(`PDF tools: installed Debian's packages ${wanted.join(' and ')}`)
}
