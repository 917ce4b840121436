import { openStates } from '../policy/vocabulary.ts'

const states = openStates.map((state) => `'${state}'`).join(', ')

/** Whether a request still waits for somebody, as a condition on a row of `requests` by its alias. */
export const isOpenSql = (alias: string): string => `${alias}.state in (${states})`
