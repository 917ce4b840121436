/** The words of the directive as it was published; the line of its signature is left out. */

/** A part of a section, in the order of the directive. */
export type DirectiveBlock =
  | { paragraph: string }
  | { list: readonly string[] }
  | { steps: readonly string[] }
  | { table: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] } }

export type DirectiveSection = {
  /** Also its anchor on the public page. */
  id: string
  heading: string
  blocks: readonly DirectiveBlock[]
}

export const sections = [
  {
    id: 'summary',
    heading: 'Executive Summary',
    blocks: [
      {
        paragraph:
          'This policy provides the guidance and establishes the procedures regarding CalJOBS℠ access and user account maintenance for Local Workforce Development Area (Local Area) staff, non-Local Area staff, Employment Development Department (EDD) staff, and other staff with access to CalJOBS. This policy applies to all staff with access to CalJOBS (except for staff with cash privileges only) and all staff responsible for overseeing staff with access to CalJOBS. This Directive is effective on March 1, 2025.',
      },
      {
        paragraph:
          'This policy contains some state-imposed requirements. All state-imposed requirements are indicated by bold, italic type.',
      },
      {
        paragraph:
          'This Directive finalizes Workforce Services Draft Directive CalJOBS System Access (WSDD-254), issued for comment on January 18, 2024. The Workforce Development Community submitted forty-seven comments during the draft comment period. A summary of comments, including all changes, is provided as Attachment 2.',
      },
      {
        paragraph:
          'This policy supersedes CalJOBS Roles and Responsibilities – Local Area MIS Administrator (WSD19-08), dated February 6, 2020, CalJOBS System Access – Non-local Area and Central Office Staff (IAN19-001), dated July 11, 2019, and System Access SPOC and Ambassador Roles and Responsibilities for CalJOBS (IAN19-004), dated August 16, 2019. This Directive remains active until further notice.',
      },
    ],
  },
  {
    id: 'references',
    heading: 'References',
    blocks: [
      {
        list: [
          'Workforce Innovation and Opportunity Act (WIOA) (Public Law 113-128)',
          'Title 2 Code of Federal Regulations Part 200: Uniform Administrative Requirements, Cost Principles, and Audit Requirements for Federal Awards (Uniform Guidance), Section 200.303',
          'Training and Employment Guidance Letter 39-11, Guidance on the Handling and Protection of Personally Identifiable Information (PII) (June 28, 2012)',
          'California Civil Code Part 1798: Information Practices Act of 1977',
          'Workforce Services Directive WSD17-06, Organizational Information Change (February 19, 2019)',
          'WSD16-17, CalJOBS Cash Request (March 17, 2017)',
          'State Administrative Manual Section 5300',
          'Statewide Information Management Manual Section 5305-A',
        ],
      },
    ],
  },
  {
    id: 'background',
    heading: 'Background',
    blocks: [
      {
        paragraph:
          'On May 5, 2014, CalJOBS became the federally recognized “system of record” for tracking and reporting California’s Workforce Investment Act, and then subsequently the Workforce Innovation and Opportunity Act (WIOA) Title I, subtitle B, Title III Wagner-Peyser, Trade Adjustment Assistance, and Jobs for Veterans State Grant participants. As the system of record, CalJOBS provides a unified and streamlined intake and case management system that enables co-enrollment across programs, and consistent recording of data elements for reporting to the Department of Labor (DOL).',
      },
      {
        paragraph:
          'CalJOBS is a comprehensive system with various types of users that require varying levels of system access. The DOL requires state grantees to take measures to safeguard protected personally identifiable information (PII) and other sensitive information consistent with applicable Federal and State laws regarding privacy and responsibility over confidentiality. The EDD requires staff, contractors, and others under their oversight to agree in writing to protect information assets and to comply with EDD information security requirements. CalJOBS houses PII, sensitive, and confidential data, which must remain secure at all times.',
      },
      {
        paragraph:
          'Due to the unique nature of CalJOBS staff accounts with access to the cash draw module only, requests for access to the cash module should follow the guidance outlined in CalJOBS Cash Request (WSD16-17).',
      },
    ],
  },
  {
    id: 'roles',
    heading: 'Policy and Procedures',
    blocks: [
      {
        paragraph:
          'The following outlines the different roles and the associated responsibilities related to all CalJOBS staff user access. These functions are critical to ensure the safety of data within CalJOBS. Each area (e.g., Local Area, EDD branch or division, Community-based Organization, etc.) must have a process in place to ensure the creation and deactivation of CalJOBS staff accounts under their purview are in alignment with this policy.',
      },
      {
        list: [
          'Staff with access to CalJOBS – This role includes anyone with a CalJOBS staff user account. EDD staff with access to CalJOBS must sign the Employee Confidentiality Statement (DE 7410) prior to receiving access to CalJOBS. Non-EDD staff must sign the Vendor/Contractor Confidentiality Statement (Attachment E-1) prior to receiving access. All staff must adhere to all requirements as outlined in the Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) and must sign the form annually until the staff account is inactivated.',
          'Manager/Supervisor – This role includes all managers, supervisors, project managers, and any other staff with oversight responsibilities for someone with a CalJOBS staff user account. Managers/Supervisors are responsible for ensuring staff complete annual Information Security and Privacy Awareness (ISPA) training, sign the Employee Confidentiality Statement (DE 7410) or Employee Confidentiality Statement (Attachment E1), and have a business need for CalJOBS access. Additionally, this role must ensure the data in CalJOBS is secure and being used by staff in accordance with this policy, and that access is updated and/or revoked as business needs change or the employee separates from their position. This role serves as the requestor for all CalJOBS staff user account requests.',
          'CalJOBS Access Coordinator – This role includes Local Area Management Information System (MIS) Administrators, WSB CalJOBS Single Points of Contact (SPOC), and the WSB CalJOBS Operations Unit. The CalJOBS Access Coordinator is responsible for the creation, deactivation, and adjustment of staff access (privileges) for CalJOBS staff user accounts. This role reviews and processes CalJOBS staff account requests. This role is also responsible for disseminating the most recent versions of the Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) to Managers/Supervisors. Please note that additional guidance will be issued separately to provide additional information on this role.',
          'CalJOBS Operations Unit – This role includes EDD staff in the CalJOBS Operations Unit and is responsible for the oversight and monitoring of CalJOBS system access. This role is also tasked with providing the most updated Employee Confidentiality Statement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) to the CalJOBS Access Coordinator for use in their area.',
        ],
      },
      {
        paragraph:
          'CalJOBS access requests are submitted by the Manager/Supervisor role to their respective CalJOBS Access Coordinator. The following table identifies the requestor and CalJOBS Access Coordinator for each organization type.',
      },
      {
        table: {
          caption: 'Table 1',
          head: ['Organization Type', 'Requestor', 'CalJOBS Access Coordinator'],
          rows: [
            ['Local Area', 'Manager/Supervisor', 'MIS Administrator'],
            ['WSB Field Divisions', 'Manager/Supervisor', 'WSB CalJOBS SPOC'],
            ['Community-based Organizations', 'Project Manager', 'CalJOBS Operations Unit'],
            ['All Other Staff', 'Manager/Supervisor', 'CalJOBS Operations Unit'],
          ],
        },
      },
    ],
  },
  {
    id: 'create',
    heading: 'Create a New CalJOBS Staff User Account',
    blocks: [
      {
        paragraph:
          'All staff are required to complete the following before a request for CalJOBS access can be submitted:',
      },
      {
        steps: [
          'Complete ISPA training. The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
          'Sign the Employee Confidentiality Agreement (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1). The last date completed cannot exceed 365 days from the CalJOBS staff user account request date.',
        ],
      },
      {
        paragraph:
          'Once completed, the requestor must submit a completed CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy. Staff (except for EDD staff) must also submit a copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.',
      },
      {
        paragraph:
          'Once the staff user account is created, the CalJOBS username and temporary password is provided to the staff with a carbon copy (cc) to the requestor. The temporary password expires after 24 hours. The first time the staff logs into CalJOBS with their username and temporary password, they are immediately prompted to establish a new password. Staff must be reminded that their username and password are to be kept confidential.',
      },
      {
        paragraph:
          'Staff should never access their CalJOBS staff account on a personal device (e.g., laptop, personal computer, cell phone, etc.).',
      },
    ],
  },
  {
    id: 'reset',
    heading: 'Reset Staff User Account Password',
    blocks: [
      {
        paragraph:
          'If staff needs their CalJOBS staff user account reset, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
      },
      {
        paragraph:
          'Once the staff user account is reset, the CalJOBS username and temporary password is provided to the staff with a cc to the requestor. The temporary password expires after 24 hours. The first time the staff logs into CalJOBS with their username and temporary password, they are immediately prompted to establish a new password. Staff must be reminded that their username and password are to be kept confidential.',
      },
    ],
  },
  {
    id: 'change',
    heading: 'Change to Staff User Account Access',
    blocks: [
      {
        paragraph:
          'System access is provided to staff based on their primary job function. Staff may be asked to perform additional duties within CalJOBS other than their daily tasks which may require access to certain areas of CalJOBS not already granted. If staff require additional access (privileges) within CalJOBS, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy.',
      },
      {
        paragraph:
          'The reviewer of the request will respond to the requestor indicating if the access has been granted or denied. If denied, a reason for denial will be provided.',
      },
    ],
  },
  {
    id: 'deactivate',
    heading: 'Deactivate a Staff User Account',
    blocks: [
      {
        paragraph:
          'To maintain the security of the data housed within CalJOBS, a staff’s CalJOBS account must be revoked prior to, or at the time of their separation from the organization, or when there is no longer a business need for the access. To deactivate an account, the requestor must submit a CalJOBS System Access Request Form (Attachment 1) to their respective CalJOBS Access Coordinator (reference Table 1) following local office policy. Requests to deactivate a staff user account should be submitted with as much notice as possible to ensure the request is processed prior to the staff no longer needing access.',
      },
      {
        paragraph:
          'If a CalJOBS staff account is not deactivated at the time of the staff’s separation or when the access is no longer needed, the Requestor must immediately notify their CalJOBS Access Coordinator. The CalJOBS Access Coordinator must deactivate the account as soon as possible and then inform the CalJOBS Operations Unit of the incident so an investigation can be completed to determine if the staff accessed any confidential or sensitive data.',
      },
    ],
  },
  {
    id: 'annual-maintenance',
    heading: 'Annual Maintenance',
    blocks: [
      {
        paragraph:
          'To ensure compliance with requirements, requestors (manager/supervisor role) must submit a CalJOBS Access Request Form annually with updated dates for the Employee Confidentiality Form (DE 7410) or the Vendor/Contractor Confidentiality Statement (Attachment E-1) and ISPA completion. Staff (except for EDD staff) must also submit an updated copy of the signed Vendor/Contractor Confidentiality Statement (Attachment E-1) and their ISPA training certificate with the request.',
      },
    ],
  },
  {
    id: 'training',
    heading: 'System Access Training',
    blocks: [
      {
        paragraph:
          'Training on the process to submit the creation, update, or deactivation, as well as requirements around annual maintenance of accounts will be made available to all requestors.',
      },
    ],
  },
  {
    id: 'monitoring',
    heading: 'System Access Monitoring',
    blocks: [
      {
        paragraph:
          'As part of system access oversight responsibilities, the CalJOBS Operations Unit will review a random sample of CalJOBS accounts quarterly to ensure compliance with this Directive. The results of the review will be shared with the appropriate point of contact (e.g., MIS Administrator, WSB CalJOBS SPOC, etc.) for informational and accountability purposes.',
      },
    ],
  },
  {
    id: 'action',
    heading: 'Action',
    blocks: [
      {
        paragraph:
          'Please bring this to attention of all staff with a CalJOBS staff user account, as well as staff who oversee staff with a CalJOBS staff user account.',
      },
    ],
  },
  {
    id: 'inquiries',
    heading: 'Inquiries',
    blocks: [
      {
        paragraph:
          'If you have any questions, contact your CalJOBS Access Coordinator. CalJOBS Access Coordinators, please contact the CalJOBS Operations Unit at caljobsadmin@edd.ca.gov.',
      },
    ],
  },
  {
    id: 'attachments',
    heading: 'Attachments',
    blocks: [
      { steps: ['CalJOBS System Access Request Form (DOCX)', 'Summary of Comments (DOCX)'] },
      {
        paragraph:
          'The EDD is an equal opportunity employer/program. Auxiliary aids and services are available upon request to individuals with disabilities.',
      },
    ],
  },
] as const satisfies readonly DirectiveSection[]

export type SectionId = (typeof sections)[number]['id']

/** The section of this name. */
export const sectionOf = (id: SectionId): DirectiveSection =>
  sections.find((section) => section.id === id) ?? sections[0]

/** Everything that a section says, as one text to look a quotation up in. */
export const textOf = ({ blocks }: DirectiveSection): string => blocks.flatMap(linesOf).join('\n')

function linesOf(block: DirectiveBlock): readonly string[] {
  if ('paragraph' in block) return [block.paragraph]
  if ('list' in block) return block.list
  if ('steps' in block) return block.steps
  const { caption, head, rows } = block.table
  return [caption, ...[head, ...rows].map((row) => row.join(' | '))]
}
