import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { TemplateContext } from '../../pipeline/contract/template.ts';
import { emsOf } from './beside.ts';

/** Ems of the text of a table that its page is wide: upright, beside a column of notes, and turned. */
const ROOM = { reading: 41, annotated: 33, turned: 73 };
/** Size of the type of a table beside that of the text. */
const LARGEST = 0.9;
/** Of a cell beside its text: its padding. */
const PADDING = 1.2;
/** Words of a cell break; so much of them stays together. */
const TOGETHER = 5;
/** A heading is set on a few lines. */
const HEADING = 3;

/**
 * Tells tables that a page has no room for: they are set on a page of their own, turned, and in smaller type where they
 * have no room there either. A browser would make all pages smaller instead.
 */
export function withWideTables(
  nodes: readonly ElementContent[],
  edition: TemplateContext['edition'],
): ElementContent[] {
  if (edition.format !== 'pdf') return [...nodes];
  return nodes.map((node) => (node.type === 'element' ? told(node, edition.variant) : node));
}

/** Whether any table of a text is set so. */
export function hasWideTables({ body, edition }: Pick<TemplateContext, 'body' | 'edition'>): boolean {
  const isWide = (node: ElementContent): boolean =>
    node.type === 'element' &&
    ((isFrame(node) && emsIn(node) > ROOM[edition.variant]) || (!isFrame(node) && node.children.some(isWide)));
  return edition.format === 'pdf' && body.some(isWide);
}

function told(element: Element, variant: TemplateContext['edition']['variant']): Element {
  if (!isFrame(element)) {
    const children = element.children.map((child) => (child.type === 'element' ? told(child, variant) : child));
    return children.some((child, at) => child !== element.children[at]) ? { ...element, children } : element;
  }
  const ems = emsIn(element);
  if (ems <= ROOM[variant]) return element;
  const size = Math.min(LARGEST, (LARGEST * ROOM.turned) / ems);
  const style = `font-size:${size.toFixed(2)}em`;
  return { ...element, properties: { ...element.properties, className: ['table', 'wide'], style } };
}

const isFrame = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('table');

/** The least that the columns of a table need. */
function emsIn(frame: Element): number {
  const columns: number[] = [];
  for (const row of rowsIn(frame)) {
    let at = 0;
    for (const cell of row) {
      const span = Number(cell.properties.colSpan ?? 1);
      if (span === 1) columns[at] = Math.max(columns[at] ?? 0, emsOfCell(cell) + PADDING);
      at += span;
    }
  }
  return columns.reduce((sum, ems) => sum + ems, 0);
}

function emsOfCell(cell: Element): number {
  const ems = emsOf(textOf(cell).trim());
  if (cell.tagName === 'th') return Math.min(ems, Math.max(ems / HEADING, longestWord(cell)));
  return isKept(cell, 'numeric') ? ems : Math.min(ems, Math.max(TOGETHER, longestWord(cell)));
}

/** What style sheets set on one line. */
function isKept({ properties: { className } }: Element, ...more: string[]): boolean {
  return Array.isArray(className) && ['keep', 'word', ...more].some((name) => className.includes(name));
}

/** Han characters break anywhere, other words nowhere, and neither does what is kept on one line. */
function longestWord(node: ElementContent): number {
  if (node.type === 'text') return Math.max(1, ...node.value.split(/[\s\u2e80-\u9fff\uff00-\uffef]+/u).map(emsOf));
  if (node.type !== 'element') return 0;
  return isKept(node) ? emsOf(textOf(node)) : Math.max(0, ...node.children.map(longestWord));
}

function rowsIn(element: Element): Element[][] {
  const inner = element.children.filter((child) => child.type === 'element');
  if (element.tagName === 'tr') return [inner];
  return inner.flatMap(rowsIn);
}
