import { join } from 'node:path';
import type { Root } from 'hast';
import { h } from 'hastscript';
import type { Root as MdastRoot } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { Edition, GalleyDocument, Host, LoadedTemplate, Segment } from '../../pipeline/contract/index.ts';
import { createReader } from '../../pipeline/host/files.ts';
import { readFont } from '../../pipeline/host/fonts.ts';
import type { PageInput } from '../../pipeline/html/index.ts';

export const NOTO = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
const BOLD = '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf';
export const SOURCE = '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf';

/** A small template: Latin and Han in two faces, headings in a third. */
export const template: LoadedTemplate = {
  name: 'small',
  folder: join(import.meta.dirname, 'template'),
  styles: { common: ['common.css'], screen: ['screen.css'], print: ['print.css'] },
  fonts: [
    { family: 'Text', weight: 400, style: 'normal', file: SOURCE, range: 'U+0-24F' },
    { family: 'Han', weight: 400, style: 'normal', file: NOTO },
    { family: 'Head', weight: 700, style: 'normal', file: BOLD, within: ['h1', 'h2', 'th'] },
  ],
  render: () => [],
};

export const HTML: Edition = { format: 'html', variant: 'annotated' };
export const PDF: Edition = { format: 'pdf', variant: 'annotated' };

/** A host that reads what lies in these folders; relative paths count from the first. */
export function hostOf(...folders: [string, ...string[]]): Pick<Host, 'readFile' | 'readFont'> {
  return { readFile: createReader(folders[0], [...folders, template.folder]), readFont };
}

/** A document of Markdown paragraphs, each one a segment. */
export function documentOf(markdown: string, meta: Partial<GalleyDocument['meta']> = {}): GalleyDocument {
  const file = new VFile({ path: 'source/note.md', value: markdown });
  const tree: MdastRoot = unified().use(remarkParse).parse(file);
  const segments = tree.children.flatMap((node, i): Segment[] => {
    const { position } = node;
    if (!position) return [];
    const offset = position.start.offset ?? 0;
    const text = markdown.slice(offset, position.end.offset);
    const runs = [{ at: 0, offset, length: text.length }];
    return [{ id: `s${i + 1}`, role: 'paragraph', level: 1, file: 0, position, text, runs }];
  });
  return {
    name: 'note',
    files: [file],
    meta: { title: '江边的三座水厂', authors: ['何青'], language: 'zh-Hans-CN', keywords: [], ...meta },
    tree,
    segments,
    annotations: [],
    sources: [],
    decisions: [],
  };
}

/** The input for a page of these elements. */
export function inputOf(
  children: Root['children'],
  document: GalleyDocument = documentOf('水厂每天供水 12 万吨。'),
  edition: Edition = HTML,
): PageInput {
  return { body: { type: 'root', children }, document, edition, template };
}

/** A page with every kind of element that an annotated edition has. */
export function annotatedBody(): Root['children'] {
  return [
    h('main', [
      h('h1', '江边的三座水厂'),
      h('p', [
        '城东水厂每天供水',
        h('data', { value: '120000', id: 'at-s1' }, h('a', { href: '#row-s1' }, '12 万吨')),
        '，厂长',
        h('cite', '林远'),
        h('a', { href: '#row-r1' }, '说'),
        '：',
        h('q', { id: 'at-r1' }, '夏天还要多一成。'),
      ]),
      h('section', { className: ['register'], ariaLabelledBy: ['figures'] }, [
        h('h2', { id: 'figures' }, '数据索引'),
        h('table', [
          h('thead', h('tr', [h('th', { scope: 'col' }, '数据'), h('th', { scope: 'col' }, '数值')])),
          h('tbody', [
            h('tr', { id: 'row-s1' }, [h('td', h('a', { href: '#at-s1' }, '12 万吨')), h('td', '120000')]),
            h('tr', { id: 'row-s2' }, [h('td', '一成'), h('td', '10%')]),
          ]),
        ]),
      ]),
      h('section', { className: ['register'], ariaLabelledBy: ['speakers'] }, [
        h('h2', { id: 'speakers' }, '人物言论索引'),
        h('section', [
          h('h3', '林远'),
          h('ul', h('li', { id: 'row-r1' }, h('a', { href: '#at-r1' }, '夏天还要多一成。'))),
        ]),
      ]),
    ]),
  ];
}
