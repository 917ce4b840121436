export const letterListPath = '/admin/collections/review-letters'

/** The results of one organization on their own page. */
export const letterPath = (letterId: string): string => `${letterListPath}/${letterId}`

/** The same as a PDF. */
export const letterPdf = (letterId: string): string => `/api/review-letters/${letterId}/letter.pdf`
