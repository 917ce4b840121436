import { kindOf } from '../../policy/kinds/index.ts'
import {
  bindingOnArrival,
  checkLeaving,
  closingInWords,
  DEACTIVATION_OPEN,
  leavingMark,
} from '../../policy/openDeactivation.ts'
import { fullName, samePerson } from '../../policy/people.ts'
import type { Problem } from '../../policy/problem.ts'
import { namedRequest } from '../../services/besideRequest.ts'
import { leavingOf, type MyStaffMember } from '../../services/myStaff.ts'
import type { BesideView } from '../view.ts'
import { overseenPerson } from './chosenStaff.ts'
import { claimsOf } from './claimsOf.ts'
import type { Moment } from './journey.ts'

const nameOf = ({ account }: MyStaffMember) => fullName(account.givenName, account.familyName)

/**
 * What the requestor of record should know of the person whom the form names: that they leave, or have an account
 * already; with the way out (D24). Of anybody else's staff, nothing.
 */
export function besideOf(moment: Moment): BesideView | undefined {
  const member = overseenPerson(moment.answers, moment.choices)
  if (!member || kindOf(moment.form.kind).supersedes) return undefined
  const beside = [leavingBeside(member, moment), accountBeside(member, moment)].filter(
    (one) => one !== undefined,
  )
  if (!beside.length) return undefined
  return { notes: beside.flatMap(({ notes }) => notes), links: beside.flatMap(({ links }) => links) }
}

function leavingBeside(member: MyStaffMember, { email, today }: Moment): BesideView | undefined {
  const { deactivation } = member
  if (!deactivation) return undefined
  const isOwn = samePerson(deactivation.requestorEmail, email)
  return {
    notes: [`${nameOf(member)}. ${leavingMark(deactivation, today)}.`],
    links: isOwn
      ? [
          {
            href: `/my/requests/${deactivation.reference}`,
            text: `See or withdraw deactivation ${deactivation.reference}`,
          },
        ]
      : [{ href: '/contact', text: 'Find your CalJOBS Access Coordinator' }],
  }
}

/** A new account for somebody who has one: the ways that are meant instead (R8). */
function accountBeside(member: MyStaffMember, { form, today, email }: Moment): BesideView | undefined {
  if (kindOf(form.kind).concerns !== 'new-person') return undefined
  const ways = (['reset-password', 'change-access', 'annual-maintenance'] as const).filter(
    (kind) => !checkLeaving(kind, leavingOf(member), email, today).length,
  )
  return {
    notes: [
      `${nameOf(member)} has an active CalJOBS account already. A new one is not needed to get in again, to do other work or to renew.`,
    ],
    links: ways.map((kind) => ({
      href: `/request/${kind}/for/${member.account.staffId}`,
      text: `${kindOf(kind).label} for ${nameOf(member)}`,
    })),
  }
}

/** What sending a deactivation closes of the sender's own requests for the same person, now or later (D17). */
export function closingNotes(moment: Moment): string[] {
  const member = overseenPerson(moment.answers, moment.choices)
  if (!member) return []
  const { kind, lastDay, lastTime } = claimsOf(moment)
  const bindsBy = bindingOnArrival({ kind, isOfRecord: true, byCoordinator: false })
  return closingOf(member, { bindsBy, lastDay, lastTime }, moment.today)
}

/** The same for one of the requestor's own staff, wherever it is asked for. */
export const closingOf = (
  { openRequests }: MyStaffMember,
  deactivation: Parameters<typeof closingInWords>[0],
  today: string,
): string[] =>
  closingInWords(
    deactivation,
    openRequests.filter(({ kind }) => !kindOf(kind).supersedes).map(namedRequest),
    today,
  )

/** Shown as soon as the person is named, also where the page is only looked at. */
export const isOfLeaving = ({ code }: Problem): boolean => code === DEACTIVATION_OPEN
