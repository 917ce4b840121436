import type { CollectionConfig } from 'payload'
import { auditChange } from '../hooks/auditChange.ts'
import { inspectTrainingFile, keepFile, removeFailedFile, wantFile } from '../hooks/training/keepFile.ts'
import { nameAddress, serveFile } from '../hooks/training/serveFile.ts'
import { accessOf, hidden } from '../src/access/matrix.ts'

/** Pictures and PDF files in the training pages. Whoever knows the name of one can see it: drafts of pages hide none. */
export const TrainingFiles: CollectionConfig = {
  slug: 'training-files',
  labels: { singular: 'Training file', plural: 'Training files' },
  admin: { useAsTitle: 'filename', group: 'Training' },
  lockDocuments: false,
  access: accessOf('training-files'),
  hooks: {
    beforeOperation: [wantFile],
    beforeValidate: [inspectTrainingFile],
    beforeChange: [keepFile],
    afterChange: [auditChange('training-file')],
    afterRead: [nameAddress],
    afterError: [removeFailedFile],
  },
  upload: {
    disableLocalStorage: true,
    crop: false,
    focalPoint: false,
    mimeTypes: ['image/png', 'image/jpeg', 'application/pdf'],
    pasteURL: false,
    handlers: [serveFile],
  },
  fields: [
    {
      name: 'alt',
      type: 'text',
      label: 'Text in place of the picture',
      required: true,
      maxLength: 300,
      admin: { description: 'What a picture shows, or what a file is: read out to who cannot see it' },
    },
    { name: 'storageName', type: 'text', unique: true, access: hidden, admin: { hidden: true } },
    { name: 'sha256', type: 'text', admin: { hidden: true } },
  ],
}
