/**
 * What an organization asks of its requestors besides the directive, which has each request sent "following local
 * office policy" (R27, R34, R37, R41). Plain text with line breaks, as the Operations Unit keeps it.
 */
export type LocalPolicy = { organizationName: string; text: string }

/** `Local office policy of SAMPLE Area` */
export const localPolicyHeading = ({ organizationName }: Pick<LocalPolicy, 'organizationName'>): string =>
  `Local office policy of ${organizationName}`
