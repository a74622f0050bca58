import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** A cell of a table, and the words that say what stands in it. */
export interface Cell {
  cell: Element;
  /** First cell of its row and of its column, such as `Passengers, April–June: `. */
  heads: string;
}

/** The rows of a table, each the list of its cells. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  visit(table, 'element', (row) => {
    if (row.tagName === 'tr') rows.push(row.children.filter((child) => child.type === 'element'));
  });
  return rows;
}

export function cellsOf(table: Element): Cell[] {
  const [columns = [], ...rest] = rowsOf(table);
  return [columns, ...rest].flatMap((row, y) =>
    row.map((cell, x) => {
      const heads = [x > 0 ? row[0] : undefined, y > 0 ? columns[x] : undefined].flatMap((head) =>
        head && head !== cell ? [textOf(head).trim()] : [],
      );
      const words = heads.filter(Boolean).join(' · ');
      return { cell, heads: words && `${words} · ` };
    }),
  );
}
