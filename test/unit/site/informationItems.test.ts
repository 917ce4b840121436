import { describe, expect, it } from 'vitest'
import { gapsOfNotices } from '../../../src/policy/publicNotices.ts'
import { requestForms } from '../../../src/site/form/kinds/index.ts'
import { noChoices, type Question } from '../../../src/site/form/question.ts'
import { informationGroups } from '../../../src/site/pages/informationItems.ts'

const items = informationGroups.flatMap((group) => group.items)
const itemFor = ({ name }: Question) =>
  items.find(({ questions }) =>
    questions.some((one) => (one.endsWith('-') ? name.startsWith(one) : name === one)),
  )

const choices = {
  ...noChoices,
  privileges: [{ id: 'unusual', name: 'Unusual', description: '' }],
}
const answers = { privilegesRequested: ['unusual'], isEddEmployee: 'no', staffId: 'somebody-else' }

describe.each(Object.values(requestForms))('what the form for $kind asks', ({ kind, sections }) => {
  const asked = sections.flatMap(({ questions }) => questions(answers, choices))

  it('stands in the privacy notice, mandatory or voluntary as the form has it (Civil Code 1798.17(d))', () => {
    expect(asked.length).toBeGreaterThan(5)
    for (const question of asked) {
      const { voluntaryIn = [] } = itemFor(question) ?? { voluntaryIn: ['not in the notice'] }
      const isVoluntary = voluntaryIn === 'every' || (voluntaryIn as string[]).includes(kind)
      expect([question.name, isVoluntary]).toEqual([question.name, Boolean(question.optional)])
      expect(itemFor(question), question.name).toBeDefined()
    }
  })
})

describe('what the public notices lack', () => {
  const official = { title: 'SAMPLE Chief', address: 'SAMPLE Street', telephone: '916 555 0190' }
  const accessibilityEmail = 'access@sample.example'
  const operationsTelephone = '916 555 0170'

  it('is told sentence by sentence', () => {
    expect(gapsOfNotices({ official: {} })).toEqual([
      'The privacy notice names no official yet.',
      'No phone number of the Operations Unit is on record: deactivations that cannot wait are announced by email alone.',
      'The accessibility page names no mailbox yet.',
    ])
    expect(
      gapsOfNotices({
        official: { title: 'SAMPLE Chief', address: ' ' },
        accessibilityEmail,
        operationsTelephone,
      }),
    ).toEqual(['The privacy notice lacks the official’s business address and telephone number.'])
  })

  it('is nothing once all of it is entered', () => {
    expect(gapsOfNotices({ official, accessibilityEmail, operationsTelephone })).toEqual([])
  })
})
