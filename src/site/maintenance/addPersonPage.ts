import { randomUUID } from 'node:crypto'
import express, { type Response, Router } from 'express'
import { checkRow } from '../../policy/maintenance.ts'
import { normalizeEmail } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { organizationTypeLabels, organizationTypes } from '../../policy/vocabulary.ts'
import type { Application } from '../../services/application.ts'
import { activeOrganizations, type OrganizationChoice } from '../../services/choices.ts'
import { type Answers, saveAnswers } from '../../services/drafts.ts'
import { type AddedPerson, type RowAnswers, rowField } from '../../services/maintenanceDraft.ts'
import { showQuestions } from '../form/questionPage.ts'
import { noChoices, type Question } from '../form/question.ts'
import { postedFrom, readAnswers, textAnswer } from '../form/readAnswers.ts'
import { accountHolder, eddEmployee } from '../form/sections/people.ts'
import { seeOther, type Site } from '../site.ts'
import { claimsOfRow } from './rowClaims.ts'
import { addresses, emptyRow, openTable, type Table } from './table.ts'

/** Somebody who is not on the list, because the account is older than this service or was another's. */
export function addPersonPage(site: Site): Router {
  const router = Router()

  router.get(addresses.addPerson, async (req, res) => {
    if (await openTable(site, req, res)) show(site, res, await questionsOf(site.app))
  })

  router.post(
    addresses.addPerson,
    express.urlencoded({ extended: false, limit: '16kb' }),
    async (req, res) => {
      const table = await openTable(site, req, res)
      if (!table) return
      const organizations = await organizationsToday(site.app)
      const questions = questionsAmong(organizations)
      const answers = readAnswers(questions, postedFrom(req.body))
      const person = personOf(answers, organizations)
      const problems = problemsOf(table, questions, answers, person)
      if (problems.length) return show(site, res, questions, answers, problems)
      const key = randomUUID()
      const row: RowAnswers = { ...emptyRow, act: 'renew', person }
      await saveAnswers(site.app, table.draft, { [rowField(key)]: row })
      seeOther(res, `${addresses.people}#row-${key}`)
    },
  )
  return router
}

async function organizationsToday(app: Application): Promise<OrganizationChoice[]> {
  const lists = await Promise.all(
    organizationTypes.map(async (type) =>
      (await activeOrganizations(app, type)).map((organization) => ({ ...organization, type })),
    ),
  )
  return lists.flat()
}

const questionsOf = async (app: Application) => questionsAmong(await organizationsToday(app))

const questionsAmong = (organizations: OrganizationChoice[]): Question[] => [
  ...accountHolder().questions({}, noChoices),
  ...eddEmployee.questions({}, noChoices),
  {
    kind: 'select',
    name: 'organizationId',
    label: 'Which organization does the staff member work for?',
    hint: 'Only organizations that take requests today are listed',
    options: organizations.map(({ id, name, type }) => ({
      value: id,
      label: `${name} (${organizationTypeLabels[type]})`,
    })),
    missing: 'Select the organization',
  },
]

const personOf = (answers: Answers, organizations: OrganizationChoice[]): AddedPerson => {
  const text = (name: string) => textAnswer(answers, name)
  const organizationId = text('organizationId')
  return {
    staffGivenName: text('staffGivenName'),
    staffFamilyName: text('staffFamilyName'),
    staffEmail: text('staffEmail'),
    username: text('username'),
    isEddEmployee: text('isEddEmployee') === 'yes',
    organizationId,
    organizationType: organizations.find(({ id }) => id === organizationId)?.type ?? 'all-other-staff',
  }
}

/** One problem a question (ER-6): a choice that was not made, then what the directive says. */
function problemsOf(table: Table, questions: Question[], answers: Answers, person: AddedPerson): Problem[] {
  const row = {
    key: '',
    name: '',
    answers: { ...emptyRow, person },
    isEddEmployee: person.isEddEmployee,
    refused: [],
  }
  const byRule = checkRow(claimsOfRow(table, row, 'annual-maintenance'), {
    requestDate: table.today,
    revisions: table.revisions,
    sameFiles: [],
  })
  return questions.flatMap((question): Problem[] => {
    const { name } = question
    if ('missing' in question && question.missing && !textAnswer(answers, name))
      return [{ code: `${name}-missing`, field: name, message: question.missing }]
    const found =
      byRule.find(({ field }) => field === name) ?? (name === 'staffEmail' ? twice(table, person) : undefined)
    return found ? [found] : []
  })
}

/** Nobody stands on the list twice. */
function twice({ rows }: Table, { staffEmail, username }: AddedPerson): Problem | undefined {
  const email = normalizeEmail(staffEmail)
  const there = rows.find(({ member, answers }) => {
    const one = member
      ? { email: member.account.email, username: member.account.username }
      : { email: answers.person?.staffEmail ?? '', username: answers.person?.username ?? '' }
    return normalizeEmail(one.email) === email || one.username.toLowerCase() === username.toLowerCase()
  })
  return (
    there && {
      code: 'on-the-list',
      field: 'staffEmail',
      message: `Go back and use the row of ${there.name}: this address or username is on your list already`,
    }
  )
}

function show(
  site: Site,
  res: Response,
  questions: Question[],
  answers: Answers = {},
  problems: Problem[] = [],
): void {
  showQuestions(site, res, {
    heading: 'Add a person who is not on your list',
    back: addresses.people,
    action: addresses.addPerson,
    lead: ['The person must have a CalJOBS staff account. For a new one, ask for a new account instead.'],
    questions,
    answers,
    problems,
    submitLabel: 'Add this person',
  })
}
