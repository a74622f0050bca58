import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MANUAL = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** Rows of cells as a table in Markdown; the first is the head. */
export const table = (rows) =>
  [rows[0], rows[0].map(() => '---'), ...rows.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Writes a part of the manual of performance that a bench makes, between its marks. */
export function writePart(name, text) {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end ${name} -->`];
  const before = readFileSync(MANUAL, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${MANUAL} has no part between ${begin} and ${end}`);
  writeFileSync(MANUAL, `${before.slice(0, from + begin.length)}\n\n${text}\n${before.slice(to)}`);
}
