import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { keepWords } from './words.ts';

const TABLE_CAPTION = /^(?:表|Table|Tab\.)\s*[\d一二三四五六七八九十]/;
const FIGURE_CAPTION = /^(?:图|Figure|Fig\.)\s*[\d一二三四五六七八九十]/;
/** A cell of a column of figures: a number with sign, unit or note, or a dash for none. */
const NUMERIC = /^[\s约近超]*[-+−±≈<>≤≥]?\s*[\d０-９][\d０-９,.，．\s–—~～%％‰°]*\p{L}{0,4}$|^[-–—…]*$/u;

/**
 * Makes tables and images ready to be printed: a scrolling frame, header cells with a scope, columns
 * of figures told apart, and captions kept with what they name.
 */
export function frameTables(tree: Root, label: string): void {
  const out: RootContent[] = [];
  for (const node of tree.children) {
    if (node.type === 'text' && node.value.trim() === '') continue;
    const before = out.at(-1);
    if (node.type === 'element' && node.tagName === 'table') {
      const captioned = before?.type === 'element' && before.tagName === 'p' && TABLE_CAPTION.test(textOf(before));
      if (captioned) out.pop();
      out.push(framed(node, captioned ? before : undefined, label));
    } else if (before?.type === 'element' && before.tagName === 'figure' && isCaption(node, before)) {
      before.children.push({ ...node, tagName: 'figcaption' });
    } else {
      out.push(isImage(node) ? { ...node, tagName: 'figure' } : node);
    }
  }
  tree.children = out;
}

/** Longest cell, in characters, that is kept on one line: a narrow column would set it upright. */
const SHORT = 8;

function framed(table: Element, caption: Element | undefined, label: string): Element {
  describe(table);
  if (caption) table.children.unshift({ ...caption, tagName: 'caption' });
  const properties = {
    className: ['table'],
    role: 'region',
    tabIndex: 0,
    ariaLabel: caption ? textOf(caption) : label,
  };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}

function describe(table: Element): void {
  const columns: string[][] = [];
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return;
    for (const [index, cell] of cells(row).entries())
      if (cell.tagName === 'td') columns[index] = [...(columns[index] ?? []), textOf(cell)];
  });
  const numeric = columns.map((column) => column.some((cell) => /\d/.test(cell)) && column.every(isNumeric));
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return;
    for (const [index, cell] of cells(row).entries()) {
      const isHeader = cell.tagName === 'th';
      if (isHeader) {
        cell.properties.scope = 'col';
        cell.children = keepWords(cell.children);
      }
      const className = [
        numeric[index] ? 'numeric' : '',
        !isHeader && [...textOf(cell)].length <= SHORT ? 'keep' : '',
      ].filter(Boolean);
      if (className.length > 0) cell.properties.className = className;
    }
  });
}

const isNumeric = (cell: string): boolean => NUMERIC.test(cell.trim());

function cells(row: Element): Element[] {
  return row.children.filter((child): child is Element => child.type === 'element');
}

/** A paragraph that holds an image and nothing else. */
function isImage(node: RootContent): node is Element {
  if (node.type !== 'element' || node.tagName !== 'p') return false;
  const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = content;
  return content.length === 1 && only?.type === 'element' && only.tagName === 'img';
}

function isCaption(node: RootContent, figure: Element): node is Element {
  const has = figure.children.some(
    (child: ElementContent) => child.type === 'element' && child.tagName === 'figcaption',
  );
  return !has && node.type === 'element' && node.tagName === 'p' && FIGURE_CAPTION.test(textOf(node));
}
