import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Edition } from '../contract/index.ts';
import { rowsOf } from './table-cells.ts';
import { keepWords } from './words.ts';

const TABLE_CAPTION = /^(?:表|Table|Tab\.)\s*[\d一二三四五六七八九十]/;
const FIGURE_CAPTION = /^(?:图|Figure|Fig\.)\s*[\d一二三四五六七八九十]/;
/** A cell of a column of figures: a number with sign, unit or note, or a dash for none. */
const NUMERIC = /^[\s约近超]*[-+−±≈<>≤≥]?\s*[\d０-９][\d０-９,.，．\s–—~～%％‰°]*\p{L}{0,4}$|^[-–—…]*$/u;

/**
 * Makes tables and images ready to be printed: a scrolling frame, header cells with a scope, columns
 * of figures told apart, and captions kept with what they name.
 */
export function frameTables(tree: Root, label: string, format: Edition['format']): void {
  const out: RootContent[] = [];
  for (const node of tree.children) {
    if (node.type === 'text' && node.value.trim() === '') continue;
    const before = out.at(-1);
    if (node.type === 'element' && node.tagName === 'table') {
      const captioned = before?.type === 'element' && before.tagName === 'p' && TABLE_CAPTION.test(textOf(before));
      if (captioned) out.pop();
      out.push(framed(node, captioned ? before : undefined, label, format));
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

function framed(table: Element, caption: Element | undefined, label: string, format: Edition['format']): Element {
  describe(table);
  const properties = {
    className: ['table'],
    role: 'region',
    tabIndex: 0,
    ariaLabel: caption ? textOf(caption) : label,
  };
  const frame: Element = { type: 'element', tagName: 'div', properties, children: [table] };
  if (caption && format === 'html') table.children.unshift({ ...caption, tagName: 'caption' });
  // Browsers break pages between a caption and its rows, but not after a heading that forbids it.
  if (caption && format === 'pdf') frame.children.unshift(captionAbove(caption));
  return frame;
}

function captionAbove(caption: Element): Element {
  return { ...caption, tagName: 'p', properties: { ...caption.properties, className: ['caption'] } };
}

function describe(table: Element): void {
  const rows = rowsOf(table);
  const numeric = (rows[0] ?? []).map((_, index) => {
    const column = rows.flatMap((row) => (row[index]?.tagName === 'td' ? [textOf(row[index])] : []));
    return column.some((cell) => /\d/.test(cell)) && column.every(isNumeric);
  });
  for (const [index, cell] of rows.flatMap((row) => [...row.entries()])) {
    const isHeader = cell.tagName === 'th';
    if (isHeader) {
      cell.properties.scope = 'col';
      cell.children = keepWords(cell.children);
    }
    const isShort = !isHeader && [...textOf(cell)].length <= SHORT;
    const className = [...(numeric[index] ? ['numeric'] : []), ...(isShort ? ['keep'] : [])];
    if (className.length > 0) cell.properties.className = className;
  }
}

const isNumeric = (cell: string): boolean => NUMERIC.test(cell.trim());

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
