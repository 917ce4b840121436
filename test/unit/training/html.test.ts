import { describe, expect, it } from 'vitest'
import { bodyHtml, filesIn, isSafeLink, type ShownFile } from '../../../src/training/html.ts'
import type { Body } from '../../../src/training/lexical.ts'

type Node = Body['root']['children'][number]

const bodyWith = (...children: Node[]): Body => ({
  root: { type: 'root', direction: 'ltr', format: '', indent: 0, version: 1, children },
})
const text = (words: string, format = 0): Node => ({ type: 'text', version: 1, text: words, format })
const paragraph = (...children: Node[]): Node => ({ type: 'paragraph', version: 1, children })
const link = (url: string, type = 'link'): Node => ({
  type,
  version: 3,
  fields: { linkType: 'custom', url, newTab: true },
  children: [text('word')],
})
const html = (body: Body, files: [string, ShownFile][] = [], sink = 0) =>
  bodyHtml(body, { files: new Map(files), sink })

describe('the body of a training page', () => {
  it('lets no HTML, script or style through, wherever it stands', () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2) style="color:red">'
    const written = html(
      bodyWith(
        { ...paragraph(text(evil)), format: 'center', indent: 3, style: evil },
        { type: 'heading', version: 1, tag: `h2 onclick=${evil}`, children: [text(evil, 8)] },
        {
          type: 'list',
          version: 1,
          tag: evil,
          listType: 'check',
          start: evil,
          children: [{ type: 'listitem', version: 1, value: evil, checked: true, children: [text(evil)] }],
        },
        { type: 'html', version: 1, html: evil, children: [text('kept')] },
      ),
    )
    const tags = [...written.matchAll(/<[^>]*>/g)].map(([tag]) => tag)
    expect([...new Set(tags)].sort()).toEqual(
      ['<p>', '</p>', '<h2>', '</h2>', '<ul class="usa-list">', '</ul>', '<li>', '</li>'].sort(),
    )
    expect(written).toContain('&lt;script&gt;')
    expect(written).toContain('kept')
  })

  it.each([
    'https://edd.ca.gov/x',
    'http://a.example',
    'mailto:a@b.example',
    '/forms',
    '/my/staff#x',
    '#top',
  ])('links to %s', (url) =>
    expect(html(bodyWith(paragraph(link(url))))).toBe(`<p><a href="${url}">word</a></p>`),
  )

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'ftp://a.example',
    '',
  ])('keeps the words of a link to “%s”, without the link', (url) => {
    expect(isSafeLink(url)).toBe(false)
    for (const type of ['link', 'autolink'])
      expect(html(bodyWith(paragraph(link(url, type))))).toBe('<p>word</p>')
  })

  it('shows pictures with their text, and PDF files as links; a file that is gone is left out', () => {
    const upload = (value: unknown): Node => ({
      type: 'upload',
      version: 3,
      relationTo: 'training-files',
      value,
    })
    const picture = {
      address: '/training/files/a.png',
      name: 'a.png',
      alt: 'A "map"',
      mimeType: 'image/png',
      width: 8,
      height: 4,
    }
    const file = {
      address: '/training/files/b.pdf',
      name: 'b.pdf',
      alt: 'A guide',
      mimeType: 'application/pdf',
    }
    const body = bodyWith(upload('1'), upload({ id: '2' }), upload('3'))
    expect(filesIn(body)).toEqual(['1', '2', '3'])
    expect(
      html(body, [
        ['1', picture],
        ['2', file],
      ]),
    ).toBe(
      '<p class="training-picture"><img src="/training/files/a.png" alt="A &quot;map&quot;" width="8" height="4"></p>' +
        '<p><a href="/training/files/b.pdf">A guide (PDF)</a></p>',
    )
  })

  it('never has a first heading above the second level, and sinks where several pages stand on one', () => {
    const body = bodyWith(
      ...['h1', 'h2', 'h3', 'h6'].map((tag) => ({ type: 'heading', version: 1, tag, children: [text(tag)] })),
    )
    const tags = (sink: number) => [...html(body, [], sink).matchAll(/<(h\d)>/g)].map(([, tag]) => tag)
    expect(tags(0)).toEqual(['h2', 'h2', 'h3', 'h6'])
    expect(tags(1)).toEqual(['h3', 'h3', 'h4', 'h6'])
  })
})
