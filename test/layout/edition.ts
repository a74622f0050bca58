import type { Element, Nodes, Root } from 'hast';
import { toString as hastText } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Edition, GalleyDocument, PageMap } from '../../pipeline/contract/index.ts';
import { layout } from '../../pipeline/layout/index.ts';
import report from '../../templates/report/template.tsx';

const colophon = {
  sources: [{ file: 'source/sample.md', sha256: 'ab'.repeat(32) }],
  galley: '1.2.3',
  date: '2026-01-31',
};
const template = { ...report, folder: '/templates/report' };

/** Lays a document out through the report template. */
export function edition(
  document: GalleyDocument,
  what: Partial<Edition> = {},
  pages: PageMap = {},
  options = {},
): Root {
  const full: Edition = { format: 'html', variant: 'reading', ...what };
  return layout({ document, edition: full, template, pages, colophon, options });
}

export function htmlOf(tree: Nodes): string {
  return unified()
    .use(rehypeStringify)
    .stringify(tree as Root);
}

/** The elements of a tree, in order, that a test holds for. */
export function all(tree: Nodes, holds: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (holds(element)) found.push(element);
  });
  return found;
}

export const byTag = (tree: Nodes, tagName: string): Element[] => all(tree, (element) => element.tagName === tagName);

export const byClass = (tree: Nodes, name: string): Element[] =>
  all(tree, ({ properties }) => [properties.className].flat().includes(name));

export function byId(tree: Nodes, id: string): Element {
  const [element, second] = all(tree, ({ properties }) => properties.id === id);
  if (!element || second) throw new Error(`Expected one element with id \`${id}\``);
  return element;
}

/** The text of the source in an edition: what is left without the elements that are generated. */
export function sourceText(tree: Root): string {
  const copy = structuredClone(tree);
  visit(copy, 'element', (element, index, parent) => {
    if (element.properties.dataGenerated === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return hastText(copy);
}

export const textOf = (tree: Nodes): string => hastText(tree as Element);
