import { HeadingFeature, lexicalEditor, LinkFeature, UploadFeature } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'
import { auditChange } from '../hooks/auditChange.ts'
import { accessOf } from '../src/access/matrix.ts'
import { trainingAudienceLabels } from '../src/policy/vocabulary.ts'
import { oneOf } from './fields.ts'

/** What the public pages do not show, or what is made anew below. */
const leftOut = ['relationship', 'upload', 'heading', 'link', 'align', 'indent', 'checklist', 'underline']

/**
 * The training of requestors, public at `/training` (R48), and the duties of coordinators in the panel (R16). The
 * Operations Unit writes both; drafts are not public.
 */
export const TrainingPages: CollectionConfig = {
  slug: 'training-pages',
  labels: { singular: 'Training page', plural: 'Training pages' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'audience', 'place', 'clause', '_status', 'updatedAt'],
    group: 'Training',
    preview: ({ slug }) => (typeof slug === 'string' && slug ? `/training/${slug}?preview` : null),
  },
  defaultSort: 'place',
  access: accessOf('training-pages'),
  hooks: { afterChange: [auditChange('training-page')] },
  versions: { drafts: true, maxPerDoc: 0 },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 120 },
    {
      name: 'slug',
      type: 'text',
      required: true,
      unique: true,
      maxLength: 80,
      validate: (value: string | null | undefined) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value ?? '')
          ? 'Use small letters, digits and single hyphens, like new-account'
          : !['print', 'confirm', 'files'].includes(value ?? '') || 'Use another word: this address is taken',
      admin: { description: 'The end of its address: /training/…' },
    },
    oneOf('audience', trainingAudienceLabels, { defaultValue: 'requestors', index: true }),
    {
      name: 'place',
      type: 'number',
      required: true,
      defaultValue: 100,
      min: 0,
      max: 9999,
      admin: { description: 'Pages stand in this order' },
    },
    { name: 'summary', type: 'textarea', required: true, maxLength: 300 },
    {
      name: 'clause',
      type: 'textarea',
      required: true,
      maxLength: 1000,
      admin: { description: 'The words of the directive that it rests on' },
    },
    {
      name: 'body',
      type: 'richText',
      required: true,
      editor: lexicalEditor({
        features: ({ defaultFeatures }) => [
          ...defaultFeatures.filter(({ key }) => !leftOut.includes(key)),
          HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
          LinkFeature({ enabledCollections: [] }),
          UploadFeature({ enabledCollections: ['training-files'] }),
        ],
      }),
    },
  ],
}
