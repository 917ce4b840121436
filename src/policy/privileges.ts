import type { PrivilegeLevel } from './vocabulary.ts'

/**
 * The privileges to start with, named after the sections of a Virtual OneStop staff account. The names that
 * CalJOBS uses today are not public: the Operations Unit edits the list in the panel. Which of them are elevated is ours
 * too: those that open documents of people, or money.
 */
export const defaultPrivileges: {
  code: string
  name: string
  description: string
  level?: PrivilegeLevel
}[] = [
  { code: 'manage-individuals', name: 'Manage Individuals', description: 'See and assist job seekers' },
  {
    code: 'individual-activities',
    name: 'Individual Activities',
    description: 'Record services and activities',
  },
  { code: 'individual-assessment', name: 'Individual Assessment', description: 'Record assessments' },
  { code: 'case-assignment', name: 'Case Assignment', description: 'Assign cases to staff' },
  { code: 'case-notes', name: 'Case Notes', description: 'Read and write case notes' },
  {
    code: 'individual-file-folders',
    name: 'Individual File Folders',
    description: 'Documents of job seekers',
    level: 'elevated',
  },
  {
    code: 'individual-fund-tracking',
    name: 'Individual Fund Tracking',
    description: 'Funds spent on a person',
    level: 'elevated',
  },
  { code: 'manage-employers', name: 'Manage Employers', description: 'See and assist employers' },
  { code: 'employer-case-management', name: 'Employer Case Management', description: 'Cases of employers' },
  {
    code: 'employer-file-folders',
    name: 'Employer File Folders',
    description: 'Documents of employers',
    level: 'elevated',
  },
]

/**
 * Primary job functions to start with, and the privileges that are usual for each (R36). Ours, not the
 * directive's: the Operations Unit edits the list in the panel.
 */
export const defaultJobFunctions: { name: string; usualPrivileges: string[] }[] = [
  {
    name: 'Case manager',
    usualPrivileges: [
      'manage-individuals',
      'individual-activities',
      'individual-assessment',
      'case-assignment',
      'case-notes',
      'individual-file-folders',
    ],
  },
  {
    name: 'Career services specialist',
    usualPrivileges: ['manage-individuals', 'individual-activities', 'individual-assessment', 'case-notes'],
  },
  {
    name: 'Eligibility specialist',
    usualPrivileges: ['manage-individuals', 'individual-activities', 'individual-file-folders'],
  },
  {
    name: 'Business services representative',
    usualPrivileges: ['manage-employers', 'employer-case-management', 'employer-file-folders'],
  },
  {
    name: 'Fiscal specialist',
    usualPrivileges: ['manage-individuals', 'individual-fund-tracking'],
  },
]
