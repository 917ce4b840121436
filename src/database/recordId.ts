/** Whether a text from outside has the form of a record's id, so that it can be looked up at all. */
export const isRecordId = (text: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
