/** The foot of every message: the service, its owner, and the line on equal opportunity (D21). */
export const footerLines = [
  'CalJOBS System Access',
  'Employment Development Department, State of California',
  'This message was sent automatically.',
  'The EDD is an equal opportunity employer/program. Auxiliary aids and services are available upon request to individuals with disabilities.',
]
