import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { Annotation, AnnotationNode, GalleyDocument, Segment } from '../../pipeline/contract/index.ts';

const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const located = (text: string) => ({ text, position });

type Fields = Partial<Annotation> & Record<string, unknown>;

/** Words of the source to annotate: the whole of an annotation, or a part of one. */
export interface Annotated {
  words: string;
  part?: AnnotationNode['part'];
  /** Later pieces of an annotation that was split have this false. */
  first?: boolean;
  annotation: Annotation;
}

export function statistic(id: string, words: string, fields: Fields = {}): Annotated {
  const annotation = { ...located(words), type: 'statistic', class: 'quantity', kind: 'count', op: '=', ...common(id) };
  return { words, annotation: { ...annotation, ...fields } as Annotation };
}

/** A remark with the words of its content, of its speaker and of its cue. */
export function remark(id: string, content: string, speaker?: string, cue?: string, fields: Fields = {}): Annotated[] {
  const annotation = {
    ...located(content),
    type: 'remark',
    kind: 'direct',
    source: speaker ? { ...located(speaker), name: speaker, title: null, org: null, kind: 'person' } : null,
    cue: cue ? located(cue) : null,
    content: located(content),
    ...common(id),
    ...fields,
  } as Annotation;
  return [
    { words: content, annotation },
    ...(speaker ? [{ words: speaker, part: 'speaker' as const, annotation }] : []),
    ...(cue ? [{ words: cue, part: 'cue' as const, annotation }] : []),
  ];
}

export function mark(id: string, words: string): Annotated {
  const annotation = { ...located(words), type: 'mark', class: 'term', inner: located(words), ...common(id) };
  return { words, annotation: annotation as Annotation };
}

const common = (id: string) => ({ id, segment: '', status: 'proposed', rule: 'zh/rule', confidence: 0.9 });

export interface Setting {
  language?: string;
  meta?: Partial<GalleyDocument['meta']>;
  annotations?: Annotated[];
  /** Fields of segments, by the words their block begins with. */
  segments?: Record<string, Partial<Segment>>;
}

const BLOCKS: Partial<Record<Nodes['type'], Segment['role']>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  table: 'table',
  code: 'code',
};

/** A document as it comes from the stages before the layout, with annotations made by hand. */
export function documentOf(markdown: string, setting: Setting = {}): GalleyDocument {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown) as Root;
  const segments: Segment[] = [];
  visit(tree, (node) => {
    const role = BLOCKS[node.type];
    if (!role) return undefined;
    const text = textOf(node);
    const [, given] = Object.entries(setting.segments ?? {}).find(([words]) => text.startsWith(words)) ?? [];
    const id = `s${segments.length + 1}`;
    const first = node.type === 'heading' && node.depth === 1 && !segments.some((other) => other.role === 'title');
    segments.push({ id, role: first ? 'title' : role, level: 2, file: 0, position, text, runs: [], ...given });
    node.data = { ...node.data, segment: id };
    return SKIP;
  });
  const annotated = setting.annotations ?? [];
  for (const item of annotated) wrap(tree, item);
  return {
    name: 'sample',
    files: [new VFile({ path: 'source/sample.md', value: markdown })],
    meta: { title: 'Sample', authors: [], keywords: [], language: setting.language ?? 'zh-Hans-CN', ...setting.meta },
    tree,
    segments,
    annotations: [...new Set(annotated.map(({ annotation }) => annotation))],
    sources: [],
    decisions: [],
  };
}

function wrap(tree: Root, { words, part = 'whole', first = true, annotation }: Annotated): void {
  const wrapped = visitFirst(tree, words, (text) => ({
    type: 'annotation',
    annotation: annotation.id,
    kind: annotation.type,
    part,
    first,
    children: [{ type: 'text', value: text }],
  }));
  if (!wrapped) throw new Error(`No text node holds \`${words}\``);
}

function visitFirst(parent: Parents | AnnotationNode, words: string, make: (text: string) => PhrasingContent): boolean {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'text' && node.value.includes(words)) {
      const at = node.value.indexOf(words);
      const pieces = [node.value.slice(0, at), node.value.slice(at + words.length)].map((value) => ({
        type: 'text' as const,
        value,
      }));
      const around = [pieces[0], make(words), pieces[1]].filter(
        (piece) => piece?.type !== 'text' || piece.value !== '',
      );
      parent.children.splice(index, 1, ...(around as never[]));
      return true;
    }
    if ('children' in node && visitFirst(node, words, make)) return true;
  }
  return false;
}
