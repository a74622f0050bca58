import { inflateSync } from 'node:zlib';
import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { Failure } from '../contract/index.ts';
import { withArtifacts } from './artifacts.ts';
import type { PdfLib } from './pdf-lib.ts';
import { kidsOf } from './structure.ts';

/** Structure types of PDF 1.7 that the browser or finishing use (ISO 32000-1, 14.8.4). */
const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu Figure Formula Form'.split(
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
export function requireAccessible(document: PDFDocument, lib: PdfLib): void {
  const faults = [...documentFaults(document, lib), ...structureFaults(document, lib), ...pageFaults(document, lib)];
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

function* documentFaults(document: PDFDocument, { PDFName, PDFDict, PDFBool }: PdfLib): Iterable<string> {
  const { catalog } = document;
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.lookup(PDFName.of('Marked'));
  if (marked !== PDFBool.True) yield 'document without tags';
  if (!catalog.has(PDFName.of('Lang'))) yield 'document without a language';
  if (!catalog.has(PDFName.of('Metadata'))) yield 'document without metadata';
  if (!document.getTitle()?.trim()) yield 'document without a title';
}

function* structureFaults(document: PDFDocument, lib: PdfLib): Iterable<string> {
  const { PDFName, PDFDict } = lib;
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const roles = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict);
  let heading = 0;
  for (const element of root ? elementsIn(document, root, lib) : []) {
    const type = typeOf(element, lib);
    if (!STANDARD.has(type) && !roles?.has(PDFName.of(type))) yield `tag \`${type}\` that is no standard one`;
    if (type === 'Figure' && !element.has(PDFName.of('Alt')) && !element.has(PDFName.of('ActualText')))
      yield 'picture without words for it';
    if (type === 'TH' && !element.has(PDFName.of('A'))) yield 'head of a table that says not what for';
    if (type === 'Table' && !isEven(rowsIn(document, element, lib))) yield 'table with rows of different lengths';
    if (type === 'LI') {
      const parts = kidsOf(element, lib).map((kid) => document.context.lookup(kid));
      if (!parts.every((part) => part instanceof PDFDict && /^(?:Lbl|LBody)$/.test(typeOf(part, lib))))
        yield 'list item without a body';
    }
    const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? 0);
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
function rowsIn(document: PDFDocument, table: PDFDict, lib: PdfLib): Cell[][] {
  const rows: Cell[][] = [];
  for (const element of elementsIn(document, table, lib)) {
    const type = typeOf(element, lib);
    if (type === 'TR') rows.push([]);
    else if (type === 'TH' || type === 'TD')
      rows.at(-1)?.push({ columns: spanOf(element, 'ColSpan', lib), rows: spanOf(element, 'RowSpan', lib) });
  }
  return rows;
}

function spanOf(cell: PDFDict, name: string, { PDFName, PDFDict, PDFArray, PDFNumber }: PdfLib): number {
  const attributes = cell.lookup(PDFName.of('A'));
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  const found = all
    .map((one) => cell.context.lookup(one))
    .find((one) => one instanceof PDFDict && one.has(PDFName.of(name)));
  const span = found instanceof PDFDict ? found.lookup(PDFName.of(name)) : undefined;
  return span instanceof PDFNumber ? span.asNumber() : 1;
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

/** The elements of the structure tree in reading order. */
function* elementsIn(document: PDFDocument, parent: PDFDict, lib: PdfLib): Iterable<PDFDict> {
  const { PDFName, PDFDict } = lib;
  for (const kid of kidsOf(parent, lib)) {
    const element = document.context.lookup(kid);
    if (!(element instanceof PDFDict) || !element.has(PDFName.of('S'))) continue;
    yield element;
    yield* elementsIn(document, element, lib);
  }
}

const typeOf = (element: PDFDict, { PDFName }: PdfLib): string =>
  String(element.get(PDFName.of('S')) ?? '').replace(/^\//, '');

function* pageFaults(document: PDFDocument, lib: PdfLib): Iterable<string> {
  const { PDFName, PDFDict, PDFRawStream } = lib;
  for (const [index, page] of document.getPages().entries()) {
    const stream = document.context.lookup(page.node.get(PDFName.of('Contents')));
    const content = stream instanceof PDFRawStream ? Buffer.from(inflateSync(stream.contents)).toString('latin1') : '';
    if (withArtifacts(content) !== content) yield `content of page ${index + 1} that is neither tagged nor an artifact`;
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(entry);
      if (annotation instanceof PDFDict && !annotation.has(PDFName.of('Contents')))
        yield `link on page ${index + 1} that says not where it leads`;
    }
  }
}
