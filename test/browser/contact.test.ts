import { expect, it } from 'vitest'
import { axeFindingsWithoutScripts, overflowOf } from './support/axe.ts'
import { newVisitor } from './support/visitor.ts'

it.each([400, 1280])(
  'the contact page leads from an organization to its coordinator without scripts, at %i pixels (R52)',
  async (width) => {
    const page = await newVisitor({ javaScriptEnabled: false, width })
    const look = async () => {
      expect(await axeFindingsWithoutScripts(page)).toEqual([])
      expect(await overflowOf(page)).toBe(0)
    }
    await page.goto('/')
    await page.getByRole('link', { name: 'See who that is' }).click()
    await page.getByRole('button', { name: 'Show the coordinator' }).click()
    await page.getByRole('link', { name: 'Select your organization' }).waitFor()
    await look()
    await page.getByLabel('Organization').selectOption({ label: 'SAMPLE Local Area One' })
    await page.getByRole('button', { name: 'Show the coordinator' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your CalJOBS Access Coordinator' }).waitFor()
    await page.getByRole('link', { name: 'mis.administrator@area-one.example' }).waitFor()
    expect(await page.content()).not.toContain('caljobs-operations@')
    await look()
    await page.getByLabel('Organization').selectOption({ label: 'SAMPLE Community Organization' })
    await page.getByRole('button', { name: 'Show the coordinator' }).click()
    await page.getByRole('link', { name: 'caljobs-operations@operations-unit.example' }).waitFor()
    await page.context().close()
  },
)
