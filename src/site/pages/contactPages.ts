import { type Response, Router } from 'express'
import { telephoneLink } from '../../policy/telephone.ts'
import { organizationTypeLabels, organizationTypes } from '../../policy/vocabulary.ts'
import {
  type AskableOrganization,
  organizationsToAskAbout,
  type OwnCoordinators,
  ownCoordinators,
} from '../../services/accessCoordinator.ts'
import { findRequestor } from '../../services/requestors.ts'
import { outageOf, requestorOf, sendPage, type Site } from '../site.ts'
import type { ContactAnswer, SelectField } from '../view.ts'
import { localPolicyViews } from '../view/localPolicy.ts'

const notSelected = 'Select your organization'
const notOnRecord = 'Select your organization from the list: the one in the address is not on record'

/**
 * Who a requestor's own CalJOBS Access Coordinator is, once the organization is named (R52). One organization at a
 * time: there is no list of addresses.
 */
export function contactPages(site: Site): Router {
  const router = Router()
  const { app } = site
  router.get('/contact', async (req, res) => {
    if (outageOf(res)) return showWithoutRecords(site, res)
    const email = requestorOf(res)
    const named = req.query.organization
    const own = email && named === undefined ? (await findRequestor(app, email))?.organizationId : undefined
    const asked = typeof named === 'string' ? named : own
    const found = asked ? await ownCoordinators(app, asked, email) : undefined
    if (found) return show(site, res, { found })
    if (named === undefined) return show(site, res, {})
    return asked ? show(site, res, { error: notOnRecord }, 404) : show(site, res, { error: notSelected }, 422)
  })
  return router
}

/** Coordinators stand on record alone. */
const showWithoutRecords = (site: Site, res: Response): void =>
  sendPage(site, res, 'message', {
    heading: 'Contact and help',
    errors: [],
    paragraphs: [
      'We cannot look up your CalJOBS Access Coordinator just now. If you have an email about a request, it names the coordinator who has it.',
      'What you have sent or saved is kept.',
    ],
    links: [
      { href: '/contact', text: 'Try again' },
      { href: '/training', text: 'Training for requestors' },
      { href: '/forms', text: 'Confidentiality forms' },
      { href: '/accessibility', text: 'Barriers and other formats' },
      { href: 'https://edd.ca.gov/en/about_edd/contact_edd/', text: 'Public contact page of the EDD' },
    ],
  })

async function show(
  site: Site,
  res: Response,
  { found, error }: { found?: OwnCoordinators; error?: string },
  status = 200,
): Promise<void> {
  const organization = selectOf(await organizationsToAskAbout(site.app), found?.organizationId, error)
  sendPage(
    site,
    res,
    'contact',
    {
      heading: found ? 'Your CalJOBS Access Coordinator' : 'Contact and help',
      errors: error ? [{ href: `#${organization.id}`, message: error }] : [],
      organization,
      answer: found && answerOf(found),
    },
    status,
  )
}

function selectOf(
  organizations: AskableOrganization[],
  chosen: string | undefined,
  error: string | undefined,
): SelectField {
  const group = (label: string, belongs: (one: AskableOrganization) => boolean) => ({
    label,
    options: organizations.filter(belongs).map(({ id, name }) => ({ value: id, label: name })),
  })
  return {
    kind: 'select',
    id: 'organization',
    name: 'organization',
    label: 'Organization',
    hint: 'The one that the CalJOBS accounts belong to. They are listed by type.',
    error,
    value: chosen ?? '',
    groups: [
      ...organizationTypes.map((type) =>
        group(organizationTypeLabels[type], (one) => one.isActive && one.type === type),
      ),
      group('Closed, or not open yet', ({ isActive }) => !isActive),
    ].filter(({ options }) => options.length),
  }
}

const answerOf = ({
  organizationName,
  isActive,
  level,
  reason,
  coordinators,
  telephone,
  localPolicies,
}: OwnCoordinators): ContactAnswer => ({
  organization: organizationName,
  isClosed: !isActive,
  standsIn: level === 'delegate',
  reason,
  coordinators: coordinators.map((one) => ({ ...one, phone: one.phone ? dialed(one.phone) : undefined })),
  telephone: telephone && { ...dialed(telephone.number), whose: telephone.whose },
  localPolicies: localPolicyViews(localPolicies),
})

const dialed = (number: string) => ({ number, href: telephoneLink(number) })
