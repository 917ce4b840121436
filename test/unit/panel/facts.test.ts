import type { Field } from 'payload'
import { describe, expect, it } from 'vitest'
import * as collections from '../../../collections/index.ts'
import { panelPolicy } from '../../../src/server/securityHeaders.ts'

const below = (field: Field): Field[] =>
  'fields' in field ? [field, ...field.fields.flatMap(below)] : [field]

const editors = Object.values(collections).flatMap(({ slug, fields }) =>
  fields.flatMap(below).flatMap((field) => {
    if (field.type !== 'json' && field.type !== 'code') return []
    return [{ name: `${slug} ${field.name}`, shownBy: field.admin?.components?.Field }]
  }),
)

describe('The panel', () => {
  it('shows each field of JSON by a component of our own, which fetches nothing from another host', () => {
    expect(editors.map(({ name }) => name)).toContain('audit-events before')
    for (const { name, shownBy } of editors) expect(shownBy, name).toBe('/src/panel/parts/Facts.tsx#Facts')
  })

  it('takes scripts from this server alone, and lets none fetch others', () => {
    const scripts = panelPolicy('sample')
      .split('; ')
      .find((one) => one.startsWith('script-src'))
    expect(scripts).toBe("script-src 'self' 'nonce-sample'")
  })
})
