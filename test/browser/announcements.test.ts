import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { expectNoFault, openInPanel, saidDone, signInToPanel } from './support/panel.ts'
import { coordinatorOf, mailsWhere, newVisitor } from './support/visitor.ts'

it('an announcement goes from the panel to every mailbox; what was typed stays when it is refused (R51)', async () => {
  const page = await newVisitor({ width: 400 })
  await signInToPanel(page, 'operations-unit')
  await openInPanel(page, '/admin/announcements')
  const subject = `Sample ${randomUUID().slice(0, 8)}`
  const see = page.getByRole('button', { name: 'See the mail and send…' })
  await page.getByLabel('Text').fill('The first paragraph.\n\n- one\n- two')
  await see.click()
  await page.getByRole('link', { name: 'Enter a subject' }).click()
  await page.keyboard.type(subject)
  await page.getByLabel('All coordinators').check()
  await expectNoFault(page)
  await see.click()
  const dialog = page.getByRole('dialog', { name: /^Send to \d+ coordinators\?$/ })
  await dialog.getByText('The first paragraph.').waitFor()
  await expectNoFault(page)
  await dialog.getByRole('button', { name: /^Send to/ }).click()
  await saidDone(page, 'The mail goes out now.')
  const [mail] = await mailsWhere(
    (one) => one.subject.endsWith(subject) && one.to.includes(coordinatorOf('mis-administrator').email),
  )
  expect(mail?.subject).toBe(`CalJOBS System Access: ${subject}`)
  expect(mail?.text).toContain('The first paragraph.\n\n- one\n- two')
  await expect
    .poll(async () => {
      await openInPanel(page, '/admin/announcements')
      return page
        .getByRole('article', { name: subject })
        .getByText(/^\d+ delivered$/)
        .count()
    })
    .toBe(1)
  await page.context().close()
})
