import type { Element, Root } from 'hast';
import { eachElement } from '../contract/index.ts';

/**
 * Gives empty cells of tables a space that does not break. The browser writes no tag for a cell without content, and
 * a row would have fewer cells than the others (PDF/UA-1, 7.2).
 */
export function fillEmptyCells(root: Root): void {
  eachElement(root, (cell) => {
    if (!/^t[dh]$/.test(cell.tagName) || !isEmpty(cell)) return;
    const space: Element = { type: 'element', tagName: 'span', properties: { dataGenerated: true }, children: [] };
    space.children.push({ type: 'text', value: '\u00a0' });
    cell.children = [space];
  });
}

const isEmpty = ({ children }: Element): boolean =>
  children.every((child) => child.type !== 'element' && (child.type !== 'text' || child.value.trim() === ''));
