/** The largest file that is taken, in bytes: 10 MB (ux UP-1). A reader of uploads may stop one byte after it. */
export const MAXIMUM_FILE_BYTES = 10 * 1024 * 1024

/** What a file must be; browsers use it to filter the files they offer (ux UP-4). */
export const ACCEPTED_FILES = 'image/jpeg,image/png,.pdf'
