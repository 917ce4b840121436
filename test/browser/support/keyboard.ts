import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

/** Further than any page of the panel has stops. */
const most = 250

/** Moves the focus with Tab alone until it is on this control; the pointer is never used. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let stops = 0; stops < most; stops += 1) {
    if (await hasFocus(control)) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab never reaches ${String(control)}`)
}

export const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => element === element.ownerDocument.activeElement)

/** Reaches a button or link with Tab and presses Enter. */
export async function pressOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

/** Reaches a field with Tab and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Presses a single key until it has led to a control: the keys of a page work once its scripts are there. */
export async function pressUntil(page: Page, key: string, control: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        if (!(await hasFocus(control))) await page.keyboard.press(key)
        return hasFocus(control)
      },
      { timeout: 15_000 },
    )
    .toBe(true)
}
