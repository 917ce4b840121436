/** Where the Operations Unit changes an account, and sees what it has before. */
export const standingPath = (coordinatorId: string): string => `/admin/coordinators/${coordinatorId}`
export const coordinatorListPath = '/admin/collections/coordinators'
