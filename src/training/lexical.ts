import { randomBytes } from 'node:crypto'
import type { TrainingPage } from '../payload-types.ts'
import type { Block, PictureName } from './blocks.ts'

export type Body = TrainingPage['body']
type Node = Body['root']['children'][number]

/** Ids of the stored pictures. */
export type PictureIds = Partial<Record<PictureName, string>>

/** The blocks as the editor of the panel keeps them, so that they can be edited there. A picture without id is left out. */
export const bodyOf = (blocks: Block[], pictureIds: PictureIds): Body => ({
  root: {
    type: 'root',
    ...shape,
    children: blocks.flatMap((block) => nodeOf(block, pictureIds) ?? []),
  },
})

const shape = { direction: 'ltr', format: '', indent: 0, version: 1 } as const

function nodeOf(block: Block, pictureIds: PictureIds): Node | undefined {
  switch (block.kind) {
    case 'heading':
      return { type: 'heading', tag: 'h2', ...shape, children: inline(block.words) }
    case 'paragraph':
      return paragraphOf(inline(block.words))
    case 'list':
      return listOf(block.items, block.ordered)
    case 'picture':
      return pictureOf(pictureIds[block.name])
  }
}

const paragraphOf = (children: Node[]): Node => ({
  type: 'paragraph',
  ...shape,
  textFormat: 0,
  textStyle: '',
  children,
})

const listOf = (items: string[], ordered: boolean): Node => ({
  type: 'list',
  ...shape,
  listType: ordered ? 'number' : 'bullet',
  tag: ordered ? 'ol' : 'ul',
  start: 1,
  children: items.map((words, place) => ({
    type: 'listitem',
    ...shape,
    value: place + 1,
    children: inline(words),
  })),
})

const pictureOf = (id: string | undefined): Node | undefined =>
  id === undefined
    ? undefined
    : {
        type: 'upload',
        version: 3,
        format: '',
        id: nodeId(),
        fields: null,
        relationTo: 'training-files',
        value: id,
      }

const marks = /\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*/g

/** Words with links and bold parts. */
function inline(words: string): Node[] {
  const nodes: Node[] = []
  let end = 0
  for (const match of words.matchAll(marks)) {
    if (match.index > end) nodes.push(textOf(words.slice(end, match.index)))
    const [whole, label, url, bold] = match
    nodes.push(label && url ? linkOf(label, url) : textOf(bold ?? whole, 1))
    end = match.index + whole.length
  }
  if (end < words.length) nodes.push(textOf(words.slice(end)))
  return nodes
}

/** @param format bits of the editor: 1 is bold */
const textOf = (text: string, format = 0): Node => ({
  type: 'text',
  version: 1,
  detail: 0,
  mode: 'normal',
  style: '',
  format,
  text,
})

const linkOf = (label: string, url: string): Node => ({
  type: 'link',
  ...shape,
  version: 3,
  id: nodeId(),
  fields: { linkType: 'custom', url, newTab: false, doc: null },
  children: [textOf(label)],
})

const nodeId = () => randomBytes(12).toString('hex')
