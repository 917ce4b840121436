import type { SectionId } from './sections.ts'

/** What a rule rests on: words of the directive, or a rule of this service, which the directive does not have. */
export type Rule = { section: SectionId; words: string } | { words: string }

/**
 * Every rule that a check, a refusal or a page rests on. The words of a rule with a section are quoted, letter for
 * letter; those of a rule without one are ours. The keys are for the code alone: nobody reads them on a screen.
 */
export const rules = {
  R1: {
    section: 'summary',
    words:
      'This policy applies to all staff with access to CalJOBS (except for staff with cash privileges only) and all staff responsible for overseeing staff with access to CalJOBS.',
  },
  R2: {
    section: 'background',
    words:
      'requests for access to the cash module should follow the guidance outlined in CalJOBS Cash Request (WSD16-17)',
  },
  R3: { section: 'summary', words: 'This Directive is effective on March 1, 2025.' },
  R4: { section: 'summary', words: 'This policy contains some state-imposed requirements.' },
  R5: {
    section: 'background',
    words: 'CalJOBS houses PII, sensitive, and confidential data, which must remain secure at all times.',
  },
  R6: {
    section: 'background',
    words:
      'The EDD requires staff, contractors, and others under their oversight to agree in writing to protect information assets and to comply with EDD information security requirements.',
  },
  R7: {
    section: 'roles',
    words:
      'Each area (e.g., Local Area, EDD branch or division, Community-based Organization, etc.) must have a process in place to ensure the creation and deactivation of CalJOBS staff accounts under their purview are in alignment with this policy.',
  },
  R8: { section: 'roles', words: 'This role includes anyone with a CalJOBS staff user account.' },
  R9: {
    section: 'roles',
    words:
      'EDD staff with access to CalJOBS must sign the Employee Confidentiality Statement (DE 7410) prior to receiving access to CalJOBS.',
  },
  R10: {
    section: 'roles',
    words:
      'EDD staff with access to CalJOBS must sign the Employee Confidentiality Statement (DE 7410) prior to receiving access to CalJOBS. Non-EDD staff must sign the Vendor/Contractor Confidentiality Statement (Attachment E-1) prior to receiving access.',
  },
  R11: {
    section: 'roles',
    words:
      'All staff must adhere to all requirements as outlined in the Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) and must sign the form annually until the staff account is inactivated.',
  },
  R12: {
    section: 'roles',
    words:
      'Managers/Supervisors are responsible for ensuring staff complete annual Information Security and Privacy Awareness (ISPA) training, sign the Employee Confidentiality Statement (DE 7410) or Employee Confidentiality Statement (Attachment E1), and have a business need for CalJOBS access.',
  },
  R13: {
    section: 'roles',
    words:
      'this role must ensure the data in CalJOBS is secure and being used by staff in accordance with this policy, and that access is updated and/or revoked as business needs change or the employee separates from their position',
  },
  R14: {
    section: 'roles',
    words: 'This role serves as the requestor for all CalJOBS staff user account requests.',
  },
  R15: {
    section: 'roles',
    words:
      'This role is also responsible for disseminating the most recent versions of the Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) to Managers/Supervisors.',
  },
  R16: {
    section: 'roles',
    words:
      'Please note that additional guidance will be issued separately to provide additional information on this role.',
  },
  R17: {
    section: 'roles',
    words:
      'This role includes Local Area Management Information System (MIS) Administrators, WSB CalJOBS Single Points of Contact (SPOC), and the WSB CalJOBS Operations Unit.',
  },
  R18: {
    section: 'roles',
    words:
      'The CalJOBS Access Coordinator is responsible for the creation, deactivation, and adjustment of staff access (privileges) for CalJOBS staff user accounts.',
  },
  R19: { section: 'roles', words: 'This role reviews and processes CalJOBS staff account requests.' },
  R20: {
    section: 'roles',
    words:
      'This role includes EDD staff in the CalJOBS Operations Unit and is responsible for the oversight and monitoring of CalJOBS system access.',
  },
  R21: {
    section: 'roles',
    words:
      'This role is also tasked with providing the most updated Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) to the CalJOBS Access Coordinator for use in their area.',
  },
  R22: {
    section: 'roles',
    words:
      'CalJOBS access requests are submitted by the Manager/Supervisor role to their respective CalJOBS Access Coordinator.',
  },
  R23: {
    section: 'roles',
    words:
      'The following table identifies the requestor and CalJOBS Access Coordinator for each organization type.',
  },
  R24: {
    section: 'create',
    words:
      'All staff are required to complete the following before a request for CalJOBS access can be submitted:',
  },
  R25: {
    section: 'create',
    words:
      'Complete ISPA training. The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
  },
  R26: {
    section: 'create',
    words:
      'Sign the Employee Confidentiality Agreement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1). The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
  },
  R27: {
    section: 'create',
    words:
      'the requestor must submit a completed CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy',
  },
  R28: {
    section: 'create',
    words:
      'Staff (except for EDD staff) must also submit a copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.',
  },
  R29: {
    section: 'create',
    words:
      'Once the staff user account is created, the CalJOBS username and temporary password is provided to the staff with a carbon copy (cc) to the requestor.',
  },
  R30: { section: 'create', words: 'The temporary password expires after 24 hours.' },
  R31: {
    section: 'create',
    words:
      'The first time the staff logs into CalJOBS with their username and temporary password, they are immediately prompted to establish a new password.',
  },
  R32: {
    section: 'create',
    words: 'Staff must be reminded that their username and password are to be kept confidential.',
  },
  R33: {
    section: 'create',
    words:
      'Staff should never access their CalJOBS staff account on a personal device (e.g., laptop, personal computer, cell phone, etc.).',
  },
  R34: {
    section: 'reset',
    words:
      'If staff needs their CalJOBS staff user account reset, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
  },
  R35: {
    section: 'reset',
    words:
      'Once the staff user account is reset, the CalJOBS username and temporary password is provided to the staff with a cc to the requestor.',
  },
  R36: {
    section: 'change',
    words: 'System access is provided to staff based on their primary job function.',
  },
  R37: {
    section: 'change',
    words:
      'If staff require additional access (privileges) within CalJOBS, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
  },
  R38: {
    section: 'change',
    words:
      'The reviewer of the request will respond to the requestor indicating if the access has been granted or denied.',
  },
  R39: { section: 'change', words: 'If denied, a reason for denial will be provided.' },
  R40: {
    section: 'deactivate',
    words:
      'a staff’s CalJOBS account must be revoked prior to, or at the time of their separation from the organization, or when there is no longer a business need for the access',
  },
  R41: {
    section: 'deactivate',
    words:
      'To deactivate an account, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
  },
  R42: {
    section: 'deactivate',
    words:
      'Requests to deactivate a staff user account should be submitted with as much notice as possible to ensure the request is processed prior to the staff no longer needing access.',
  },
  R43: {
    section: 'deactivate',
    words:
      'If a CalJOBS staff account is not deactivated at the time of the staff’s separation or when the access is no longer needed, the Requestor must immediately notify their CalJOBS Access Coordinator.',
  },
  R44: {
    section: 'deactivate',
    words:
      'The CalJOBS Access Coordinator must deactivate the account as soon as possible and then inform the CalJOBS Operations Unit of the incident',
  },
  R45: {
    section: 'deactivate',
    words:
      'inform the CalJOBS Operations Unit of the incident so an investigation can be completed to determine if the staff accessed any confidential or sensitive data',
  },
  R46: {
    section: 'annual-maintenance',
    words:
      'requestors (manager/supervisor role) must submit a CalJOBS Access Request Form annually with updated dates for the Employee Confidentiality Form (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) and ISPA completion',
  },
  R47: {
    section: 'annual-maintenance',
    words:
      'Staff (except for EDD staff) must also submit an updated copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.',
  },
  R48: {
    section: 'training',
    words:
      'Training on the process to submit the creation, update, or deactivation, as well as requirements around annual maintenance of accounts will be made available to all requestors.',
  },
  R49: {
    section: 'monitoring',
    words:
      'the CalJOBS Operations Unit will review a random sample of CalJOBS accounts quarterly to ensure compliance with this Directive',
  },
  R50: {
    section: 'monitoring',
    words:
      'The results of the review will be shared with the appropriate point of contact (e.g., MIS Administrator, WSB CalJOBS SPOC, etc.) for informational and accountability purposes.',
  },
  R51: {
    section: 'action',
    words:
      'Please bring this to attention of all staff with a CalJOBS staff user account, as well as staff who oversee staff with a CalJOBS staff user account.',
  },
  R52: {
    section: 'inquiries',
    words:
      'If you have any questions, contact your CalJOBS Access Coordinator. CalJOBS Access Coordinators, please contact the CalJOBS Operations Unit at caljobsadmin@edd.ca.gov.',
  },
  R53: {
    section: 'attachments',
    words:
      'The EDD is an equal opportunity employer/program. Auxiliary aids and services are available upon request to individuals with disabilities.',
  },
  R54: {
    section: 'summary',
    words:
      'This policy applies to all staff with access to CalJOBS (except for staff with cash privileges only)',
  },
  R55: {
    section: 'roles',
    words:
      'This role includes all managers, supervisors, project managers, and any other staff with oversight responsibilities for someone with a CalJOBS staff user account.',
  },
  R56: {
    section: 'references',
    words: 'Workforce Services Directive WSD17-06, Organizational Information Change (February 19, 2019)',
  },
  R57: { section: 'summary', words: 'This Directive remains active until further notice.' },
  R58: {
    section: 'action',
    words: 'Please bring this to attention of all staff with a CalJOBS staff user account',
  },
  R59: {
    section: 'roles',
    words:
      'access is updated and/or revoked as business needs change or the employee separates from their position',
  },

  D2: {
    words:
      'Days are counted as calendar days in Pacific time, from the date on the document to the day of the request.',
  },
  D3: { words: 'While a document is older than 365 days, access is not changed before annual maintenance.' },
  D4: { words: 'Annual maintenance brings dates and files that are newer than those on record.' },
  D5: { words: 'An account is due when the earlier of its two documents is 365 days old.' },
  D6: {
    words: 'Nobody decides or records a request that they made, that they entered, or that is about them.',
  },
  D7: { words: 'The requestor and the staff member are two different people.' },
  D9: { words: 'Requestors confirm their email address before they send anything about another person.' },
  D10: { words: 'An address outside the email domains of the organization is looked at by a coordinator.' },
  D11: { words: 'A temporary password is kept nowhere once it has been delivered or has expired.' },
  D12: {
    words:
      'An account is late when it is open after the last moment of the last day, and whoever recorded the deactivation does not investigate it.',
  },
  D13: {
    words:
      'An account whose documents have lapsed is reminded of and reported; it is never closed by a clock.',
  },
  D14: { words: 'A sample is kept as it was drawn, so that anybody can draw it again.' },
  D15: {
    words:
      'Each statement is signed on the revision that was current, and a revision may name a day after which older signatures are not accepted.',
  },
  D17: { words: 'There is one open request of a kind for a person.' },
  D18: { words: 'Records are kept; nothing is deleted here.' },
  D24: { words: 'While a deactivation is open, no other request may contradict it.' },
  D25: {
    words: 'Who asks, and who is an EDD employee, is looked at by a coordinator before it is relied on.',
  },
  D26: { words: 'Every open request is with somebody who can act on it.' },
  D27: {
    words: 'The 24 hours of a temporary password are those of CalJOBS: nothing here makes them longer.',
  },
  D28: {
    words: 'Results of a review go to those who answer for the accounts, and each sees their own alone.',
  },
  D29: { words: 'Requestors confirm each quarter who still needs an account.' },
  D30: { words: 'The register holds every account, also those that were opened before this service.' },
  C8: { words: 'Nobody has a part in judging what they did themselves.' },
  C9: { words: 'Whoever takes records out of the service says why, and it is kept in the audit trail.' },
  C18: {
    words: 'What is given to somebody outside the agency is recorded with its date, nature and purpose.',
  },
} as const satisfies Record<string, Rule>

/** The name of a rule in the code; it is never shown. */
export type RuleCode = keyof typeof rules
