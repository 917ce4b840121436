import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const list = 'src/policy/requirements.md'
const sources = ['src', 'hooks', 'collections'].flatMap(filesIn)
const tests = filesIn('test')

/** Standards and shapes that look like a code of ours, and times such as T18:00. */
const code = /(?<![-\w.])(?:[RCDT]\d{1,2}(?![:\w.]\d)|(?!UA-1\b)[A-Z]{2}-\d{1,2})(?![-\w])/g

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|scss|eta)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/migrations|payload-types|importMap|local-areas/.test(file))
}

/** Codes in the comments of a file, and in the names of tests. */
function citedIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const places = text.match(/\/\*[\s\S]*?\*\/|\/\/.*|(?:describe|it)(?:\.each)?\([^\n]*/g) ?? []
  return places.flatMap((place) => place.match(code) ?? [])
}

const listed = [...readFileSync(list, 'utf8').matchAll(/^\| ([A-Z]{1,2}-?\d{1,2}) \|/gm)].map(
  ([, one]) => one ?? '',
)

describe('The list of requirements', () => {
  it('holds each code once', () => {
    expect(listed.filter((one, place) => listed.indexOf(one) !== place)).toEqual([])
  })

  it('explains every code that a comment or the name of a test cites', () => {
    const unknown = [...sources, ...tests].flatMap((file) =>
      citedIn(file)
        .filter((one) => !listed.includes(one))
        .map((one) => `${file}: ${one}`),
    )
    expect(unknown).toEqual([])
  })
})
