import {
  type CollectionAfterErrorHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  ValidationError,
} from 'payload'
import { isOperationsUnit } from '../../src/access/roles.ts'
import { inspectFile } from '../../src/evidence/inspect.ts'
import { keepTrainingFile, removeStoredFiles } from '../../src/evidence/trainingFiles.ts'
import type { TrainingFile } from '../../src/payload-types.ts'

const refuse = (message: string): never => {
  throw new ValidationError({
    collection: 'training-files',
    errors: [{ label: 'File', message, path: 'file' }],
  })
}

/** Payload would fetch a file from an address that is named in its place. Others are refused by the access rule. */
export const wantFile: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'create' && !req.file && isOperationsUnit(req.user)) refuse(noFile)
}

const noFile = 'Select a file from your computer'

/** A file is looked at by its content, whatever its name or the browser says of it. */
export const inspectTrainingFile: CollectionBeforeValidateHook<TrainingFile> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (req.file) await inspect(req.file, data)
  else if (data?.filename && data.filename !== originalDoc?.filename) refuse(noFile)
  return data
}

async function inspect(
  file: NonNullable<PayloadRequest['file']>,
  data?: Partial<TrainingFile>,
): Promise<void> {
  const inspected = await inspectFile(file.data, file.name)
  if (!inspected.ok) return refuse(inspected.problems.map(({ message }) => message).join('. '))
  if (data) data.mimeType = inspected.value.mimeType
}

/**
 * The bytes go where all files go; where they lie, no client can say. A file that takes the place of another leaves
 * that one where it is: nothing is deleted (D18), and the audit trail names its fingerprint.
 */
export const keepFile: CollectionBeforeChangeHook<TrainingFile> = async ({ data, originalDoc, req }) => {
  const { storageName, sha256 } = req.file ? await keepTrainingFile(req, req.file.data) : (originalDoc ?? {})
  return { ...data, storageName, sha256 }
}

/** The record did not come to be: nor does its file. */
export const removeFailedFile: CollectionAfterErrorHook = async ({ req }) => {
  if (req.payload) await removeStoredFiles(req as PayloadRequest)
}
