import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { PrintedPage, PrintedPages } from '../contract/index.ts';
import type { Labels } from './labels/index.ts';

/**
 * Marks where each page of the printed edition begins, so that both editions speak of the same pages.
 *
 * A page begins with the words that stand first on it, or behind the repeated head of a table. They are
 * looked for between the last anchor on the pages before and the first one on this page; where they are
 * not found, as on a page that begins with a picture, the page begins at that anchor.
 *
 * Gives back a new tree; text and order of the old one are unchanged.
 */
export function markPageBreaks(body: Root, { map, pages }: PrintedPages, labels: Labels): Root {
  const { text, stretches, ids } = readingOrder(body);
  const anchors = Object.entries(map).flatMap(([id, { page }]) => {
    const at = ids.get(id);
    return at === undefined ? [] : [{ page, at }];
  });
  const marks = new Map<Text, { offset: number; mark: Element }[]>();
  let next = 0;
  let from = -1;
  let stretch = 0;
  for (const [index, page] of pages.entries()) {
    for (; (anchors[next]?.page ?? index + 1) <= index; next += 1) from = Math.max(from, anchors[next]?.at ?? 0);
    const to = Math.max(anchors[next]?.at ?? text.length - 1, from);
    const at = find(page.lines, text.slice(from + 1, to + REACH), to - from) ?? to - from - 1;
    from += 1 + at;
    while ((stretches[stretch + 1]?.at ?? Number.POSITIVE_INFINITY) <= from) stretch += 1;
    const here = stretches[stretch];
    if (!here) continue;
    const offset = offsetOf(here.node.value, from - here.at);
    marks.set(here.node, [...(marks.get(here.node) ?? []), { offset, mark: markOf(page, labels) }]);
  }
  return { ...body, children: marked(body.children, marks) };
}

/** Fewest characters that are taken for the beginning of a page. */
const FEWEST = 4;
/** Characters behind an anchor that the words before it may reach to. */
const REACH = 50;

/** What the browser writes before an item of a list: it is no text of the page. */
const MARKER = /^(?:\d{1,4}\.|[•◦▪])/;

/**
 * Where a page begins in the text that it may begin in: with its first line that is found there. The
 * line may begin with the number of an item and end in a hyphen.
 */
function find(lines: readonly string[], within: string, limit: number): number | undefined {
  for (const line of lines.flatMap((one) => [one, one.replace(MARKER, '')])) {
    for (let length = line.length; length >= FEWEST; length = length >> 1) {
      const at = within.indexOf(line.slice(0, length));
      if (at >= 0 && at < limit) return at;
    }
  }
  return undefined;
}

interface ReadingOrder {
  /** All text without white space. */
  text: string;
  /** Where the text of each node begins in it. */
  stretches: { node: Text; at: number }[];
  /** Where the text of each element with an id begins in it. */
  ids: ReadonlyMap<string, number>;
}

function readingOrder(body: Root): ReadingOrder {
  const parts: string[] = [];
  const stretches: ReadingOrder['stretches'] = [];
  const ids = new Map<string, number>();
  let at = 0;
  const read = (node: RootContent): void => {
    if (node.type === 'text') {
      const words = node.value.replace(/\s+/g, '');
      if (words === '') return;
      stretches.push({ node, at });
      parts.push(words);
      at += words.length;
    } else if (node.type === 'element') {
      if (typeof node.properties.id === 'string') ids.set(node.properties.id, at);
      node.children.forEach(read);
    }
  };
  body.children.forEach(read);
  return { text: parts.join(''), stretches, ids };
}

/** The offset in a text of the character that so many others, without white space, stand before. */
function offsetOf(value: string, before: number): number {
  let left = before;
  for (let offset = 0; offset < value.length; offset += 1) {
    if (/\s/.test(value.charAt(offset))) continue;
    if (left === 0) return offset;
    left -= 1;
  }
  return value.length;
}

/** The style sheet writes the number, so that the words that are copied are those of the source. */
function markOf({ folio }: PrintedPage, labels: Labels): Element {
  const words = labels['page.at'].replace('%', folio);
  const properties = {
    id: `page-${folio}`,
    className: ['page-break'],
    role: 'doc-pagebreak',
    ariaLabel: words,
    dataPage: words,
    dataFolio: folio,
    dataGenerated: true,
  };
  return { type: 'element', tagName: 'span', properties, children: [] };
}

function marked<Node extends RootContent>(
  nodes: readonly Node[],
  marks: ReadonlyMap<Text, { offset: number; mark: Element }[]>,
): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'element') return [{ ...node, children: marked(node.children, marks) }];
    const here = node.type === 'text' ? marks.get(node) : undefined;
    return node.type === 'text' && here ? (divided(node, here) as Node[]) : [node];
  });
}

function divided({ value }: Text, marks: readonly { offset: number; mark: Element }[]): ElementContent[] {
  const out: ElementContent[] = [];
  let from = 0;
  for (const { offset, mark } of marks) {
    if (offset > from) out.push({ type: 'text', value: value.slice(from, offset) });
    out.push(mark);
    from = offset;
  }
  if (from < value.length) out.push({ type: 'text', value: value.slice(from) });
  return out;
}
