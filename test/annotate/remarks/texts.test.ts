/**
 * Whole texts, one file a genre: a line is a paragraph, the `= ` lines behind it are all that is found
 * in it, as in the tables of cases; ` / ` joins the paragraphs of a quotation over several.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findQuotations } from '../../../pipeline/annotate/remarks/index.ts';
import { readCases } from './cases.ts';
import { line } from './line.ts';

const folder = new URL('texts/', import.meta.url);
const texts = readdirSync(folder).sort();

it.each(texts)('%s', (name) => {
  const paragraphs = readCases(readFileSync(new URL(name, folder), 'utf8'));
  const found = findQuotations(paragraphs.map(({ text }, index) => ({ id: `p${index}`, text })));
  const asTable = (lines: string[][]) => lines.map((list, index) => [paragraphs[index]?.text, ...list.sort()]);
  expect(asTable(found.map(({ quotations }) => quotations.map(line)))).toEqual(
    asTable(paragraphs.map((paragraph) => [...paragraph.expect])),
  );
});
