import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { TemplateContext } from '../../pipeline/contract/template.ts';
import { classesOf, isFrame } from './classes.ts';
import { emsOf, LETTER } from './ems.ts';

/** Size of the type of a table beside that of the text. */
const SIZE = 0.9;
/** Ems of the text that there are for a table: upright, beside a column of notes, and turned. */
const ROOM = { reading: 38, annotated: 31, turned: 67.5 };
/** Ems of a cell beside its text, and what the first and the last one have less. */
const PADDING = 1.2;
const EDGES = 0.9;
/** Of a number that leads to a register. */
const NUMBER = 0.9;
/** Ems of a letter in a heading. */
const HEADING_LETTER = 0.53;
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
    ((isFrame(node) && emsIn(node) * SIZE > ROOM[edition.variant]) || (!isFrame(node) && node.children.some(isWide)));
  return edition.format === 'pdf' && body.some(isWide);
}

/** The pages, from 1, that are turned: from where such a table begins to where the text goes on. */
export function turnedPages({ body, edition, pages }: TemplateContext): ReadonlySet<number> {
  const turned = new Set<number>();
  if (edition.format !== 'pdf') return turned;
  /** Pages of a table whose end is not known. */
  let open: number[] = [];
  const end = (next: number) => {
    const [first = next] = open;
    for (let page = first; page < next; page += 1) turned.add(page);
    open = [];
  };
  const through = (node: ElementContent, isInside: boolean): void => {
    if (node.type !== 'element') return;
    const isWide = isInside || (isFrame(node) && emsIn(node) * SIZE > ROOM[edition.variant]);
    const page = pages[String(node.properties.id ?? '')]?.page;
    if (page !== undefined && isWide) open.push(page);
    else if (page !== undefined && open.length > 0) end(page);
    for (const child of node.children) through(child, isWide);
  };
  for (const node of body) through(node, false);
  const after = ['notes', 'statistics', 'remarks', 'sources', 'speakers'].flatMap((anchor) => pages[anchor] ?? []);
  const next = Math.min(...after.map(({ page }) => page).filter((page) => page > Math.max(0, ...open)));
  end(Number.isFinite(next) ? next : Math.max(0, ...open) + 1);
  return turned;
}

function told(element: Element, variant: TemplateContext['edition']['variant']): Element {
  if (!isFrame(element)) {
    const children = element.children.map((child) => (child.type === 'element' ? told(child, variant) : child));
    return children.some((child, at) => child !== element.children[at]) ? { ...element, children } : element;
  }
  const ems = emsIn(element);
  if (ems * SIZE <= ROOM[variant]) return element;
  const style = `font-size:${Math.min(SIZE, ROOM.turned / ems).toFixed(2)}em`;
  return { ...element, properties: { ...element.properties, className: ['table', 'wide'], style } };
}

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
  return columns.reduce((sum, ems) => sum + ems, -EDGES);
}

function emsOfCell(cell: Element): number {
  const letter = cell.tagName === 'th' ? HEADING_LETTER : LETTER;
  const ems = emsOf(textOf(cell).trim(), letter);
  const numbers = NUMBER * countOf(cell);
  if (cell.tagName === 'th') return Math.min(ems, Math.max(ems / HEADING, longestWord(cell, letter))) + numbers;
  return (isKept(cell, 'numeric') ? ems : Math.min(ems, Math.max(TOGETHER, longestWord(cell, letter)))) + numbers;
}

/** Numbers of annotations, which style sheets write. */
function countOf(node: ElementContent): number {
  if (node.type !== 'element') return 0;
  return node.children.reduce((sum, child) => sum + countOf(child), node.properties.dataNumber === undefined ? 0 : 1);
}

/** What style sheets set on one line. */
function isKept(element: Element, ...more: string[]): boolean {
  return classesOf(element).some((name) => ['keep', 'word', ...more].includes(name));
}

/** Han characters break anywhere, other words nowhere, and neither does what is kept on one line. */
function longestWord(node: ElementContent, letter: number): number {
  if (node.type === 'text') {
    const words = node.value.split(/[\s\u2e80-\u9fff\uff00-\uffef]+/u);
    return Math.max(1, ...words.map((word) => emsOf(word, letter)));
  }
  if (node.type !== 'element') return 0;
  if (isKept(node)) return emsOf(textOf(node), letter);
  return Math.max(0, ...node.children.map((child) => longestWord(child, letter)));
}

function rowsIn(element: Element): Element[][] {
  const inner = element.children.filter((child) => child.type === 'element');
  if (element.tagName === 'tr') return [inner];
  return inner.flatMap(rowsIn);
}
