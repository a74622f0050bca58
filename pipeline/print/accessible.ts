import { Failure } from '../contract/index.ts';
import { withArtifacts } from './artifacts.ts';
import { contentOf } from './content.ts';
import type { Dict, Name, Pdf } from './pdf/index.ts';
import { elementsBelow, kidsOf, structureOf, typeOf } from './structure.ts';

/** Structure types of PDF 1.7 that the browser or finishing use (ISO 32000-1, 14.8.4). */
const STANDARD = new Set<string | undefined>(
  '/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private /P /H /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span /Quote /Note /Reference /BibEntry /Code /Link /Annot /Ruby /RB /RT /RP /Warichu /Figure /Formula /Form'.split(
    ' ',
  ),
);
/** Faults that are named; the rest are counted. */
const NAMED = 5;

/**
 * Checks a finished PDF for what PDF/UA-1 asks of its structure (ISO 14289-1, clause 7), before it claims to be one.
 *
 * Fails with `pdf/not-accessible`, which names what is missing.
 */
export function requireAccessible(pdf: Pdf): void {
  const faults = [...documentFaults(pdf), ...structureFaults(pdf), ...pageFaults(pdf)];
  if (faults.length === 0) return;
  const more = faults.length > NAMED ? `, and ${faults.length - NAMED} more` : '';
  throw new Failure(
    'pdf/not-accessible',
    `Unexpected ${faults.slice(0, NAMED).join(', ')}${more}, expected what PDF/UA-1 and PDF/A-2a ask for`,
    {
      note: 'Say in words what each picture shows, give every row of a table its cells, mend the template, or leave out `--pdf-standard`.',
    },
  );
}

function* documentFaults(pdf: Pdf): Iterable<string> {
  const { catalog, info } = pdf;
  if (pdf.dict(catalog.get('/MarkInfo'))?.get('/Marked') !== true) yield 'document without tags';
  if (!catalog.has('/Lang')) yield 'document without a language';
  if (!catalog.has('/Metadata')) yield 'document without metadata';
  if (!pdf.words(info.get('/Title'))?.trim()) yield 'document without a title';
}

function* structureFaults(pdf: Pdf): Iterable<string> {
  const root = structureOf(pdf);
  const roles = pdf.dict(root?.get('/RoleMap'));
  let heading = 0;
  for (const element of root ? elementsBelow(pdf, root) : []) {
    const type = typeOf(element);
    if (!STANDARD.has(type) && !(type && roles?.has(type))) yield `tag \`${type?.slice(1)}\` that is no standard one`;
    if (type === '/Figure' && !element.has('/Alt') && !element.has('/ActualText')) yield 'picture without words for it';
    if (type === '/TH' && !element.has('/A')) yield 'head of a table that says not what for';
    if (type === '/Table' && !isEven(rowsIn(pdf, element))) yield 'table with rows of different lengths';
    if (type === '/LI') {
      const parts = kidsOf(pdf, element).map((kid) => pdf.dict(kid)?.get('/S'));
      if (!parts.every((part) => part === '/Lbl' || part === '/LBody')) yield 'list item without a body';
    }
    const level = Number(/^\/H([1-6])$/.exec(type ?? '')?.[1] ?? 0);
    if (level > heading + 1) yield `heading of level ${level} below one of level ${heading}`;
    if (level > 0) heading = level;
  }
}

/** A cell by the columns and rows that it takes. */
interface Cell {
  columns: number;
  rows: number;
}

/** The cells of a table, row by row. */
function rowsIn(pdf: Pdf, table: Dict): Cell[][] {
  const rows: Cell[][] = [];
  for (const element of elementsBelow(pdf, table)) {
    const type = typeOf(element);
    if (type === '/TR') rows.push([]);
    else if (type === '/TH' || type === '/TD')
      rows.at(-1)?.push({ columns: spanOf(pdf, element, '/ColSpan'), rows: spanOf(pdf, element, '/RowSpan') });
  }
  return rows;
}

function spanOf(pdf: Pdf, cell: Dict, name: Name): number {
  const attributes = cell.get('/A');
  const all = (pdf.array(attributes) ?? [attributes]).map((one) => pdf.dict(one)?.get(name));
  return pdf.number(all.find((span) => span !== undefined)) ?? 1;
}

/** Whether all rows of a table take as many columns. Tables within a cell are not looked at. */
function isEven(rows: readonly Cell[][]): boolean {
  const taken: number[] = rows.map(() => 0);
  for (const [at, row] of rows.entries())
    for (const { columns, rows: high } of row)
      for (let below = at; below < Math.min(rows.length, at + high); below += 1)
        taken[below] = (taken[below] ?? 0) + columns;
  return new Set(taken).size <= 1;
}

function* pageFaults(pdf: Pdf): Iterable<string> {
  for (const [index, { dict }] of pdf.pages().entries()) {
    const content = contentOf(pdf, dict.get('/Contents'));
    if (withArtifacts(content) !== content) yield `content of page ${index + 1} that is neither tagged nor an artifact`;
    for (const entry of pdf.array(dict.get('/Annots')) ?? []) {
      const annotation = pdf.dict(entry);
      if (annotation && !annotation.has('/Contents')) yield `link on page ${index + 1} that says not where it leads`;
    }
  }
}
