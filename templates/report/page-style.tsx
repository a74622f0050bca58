import { toString as textOf } from 'hast-util-to-string';
import type { Result } from 'hastscript';
import { folioOf, type PagePlace, type TemplateContext } from '../../pipeline/contract/index.ts';
import { columnOf, GAP } from './margin-notes.tsx';
import { INDENT, placeOfNotes } from './notes-aside.ts';
import { turned } from './paper.ts';
import { hasWideTables } from './wide-tables.ts';

/**
 * Running heads and folios: the title on the inner side, the section on the outer one, neither on a page
 * that a section opens; roman numbers before the text, where that begins on a page of its own.
 *
 * Margin boxes can read neither the text of the document (`string-set`) nor where it breaks, but they count
 * pages, and a counter can be written in words: each head is a counter style with one symbol a page.
 */
export function pageStyle(context: TemplateContext): Result {
  const { title, document, edition } = context;
  const words = title.map((line) => textOf({ type: 'root', children: line })).join(' ') || document.meta.title;
  const places = Object.values(context.pages);
  const last = places.reduce((most, { page }) => Math.max(most, page), 1);
  // The first page of the text has the folio 1.
  const ones = places.filter(({ folio }) => folio === '1');
  const first = ones.reduce((least, { page }) => Math.min(least, page), ones[0]?.page ?? 1);
  const pages = Array.from({ length: last }, (_, i) => headOf(context, i + 1, first));
  // What stands behind the last anchor may fill a page of its own.
  const folios = Array.from({ length: last + BEHIND }, (_, i) => folioOf(i + 1, first - 1));
  const css = [
    counterStyle(
      'title',
      pages.map((head) => (head.opens ? '' : shortened(words, ROOM - widthOf(head.section)))),
      shortened(words, ROOM / 2),
    ),
    counterStyle(
      'section',
      pages.map((head) => (head.opens ? '' : head.section)),
      headOf(context, last + 1, first).section,
    ),
    counterStyle('folio', folios, undefined),
    '@page :left { @top-left { content: counter(page, section) } @top-right { content: counter(page, title) } }',
    '@page :right { @top-left { content: counter(page, title) } @top-right { content: counter(page, section) } }',
    '@page { @bottom-center { content: counter(page, folio) } }',
    // The text of the reading variant is narrower than its page.
    edition.variant === 'reading' &&
      placeOfNotes(context) !== 'margin' &&
      `@page { @top-left { padding-inline-start: ${INDENT}mm } @top-right { padding-inline-end: ${INDENT}mm } }`,
    edition.variant === 'annotated' &&
      `.annotated { --measure: ${columnOf(context).text.toFixed(2)}pt; --beside: ${GAP}pt }`,
    hasWideTables(context) && `@page wide { size: ${turned(context.paper)} }`,
    // More specific than the pages of a side, whatever side it is.
    '@page :first { @top-left { content: none } @top-right { content: none } @bottom-center { content: none } }',
  ]
    .filter(Boolean)
    .join('\n');
  return <style data-generated>{css}</style>;
}

/** Counts pages in words; those beyond the ones that were known all in the same. */
function counterStyle(name: string, symbols: readonly string[], beyond: string | undefined): string {
  const fallback = beyond === undefined ? 'decimal' : `${name}-beyond`;
  const last =
    beyond === undefined ? '' : `@counter-style ${fallback} { system: cyclic; symbols: ${cssString(beyond)} }\n`;
  return `${last}@counter-style ${name} { system: fixed; symbols: ${symbols.map(cssString).join(' ')}; fallback: ${fallback} }`;
}

interface Head {
  /** The section that a page is about: the first that begins on it, or the one that goes on. */
  section: string;
  /** Whether a section, or the text, begins at its head. */
  opens: boolean;
}

/** Pages that the end of a document may have without any anchor. */
const BEHIND = 8;

/** Points from the edge of the paper in which the first line of a page begins; the second one does not. */
const HEAD_OF_PAGE = 90;

function headOf({ contents, pages, labels }: TemplateContext, page: number, firstOfText: number): Head {
  const level = Math.min(...contents.map((entry) => entry.level));
  const sections = [
    ...contents.filter((entry) => entry.level === level),
    ...['contents', 'illustrations', 'notes', 'statistics', 'remarks', 'sources', 'speakers'].map((anchor) => ({
      anchor,
      text: labels[anchor] ?? '',
    })),
  ]
    .flatMap(({ anchor, text }) => (pages[anchor] ? [{ text, ...pages[anchor] }] : []))
    .sort(byPlace);
  const first = sections.find((section) => section.page === page);
  const section = first ?? sections.findLast((one) => one.page < page);
  const opens = page === firstOfText || (first !== undefined && first.y < HEAD_OF_PAGE);
  return { section: shortened(section?.text ?? '', ROOM / 2), opens };
}

const byPlace = (a: PagePlace, b: PagePlace): number => a.page - b.page || a.y - b.y;

/** Characters that both heads of a page have room for; Han characters take two places. */
const ROOM = 92;
const widthOf = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);

function shortened(words: string, room: number): string {
  let width = 0;
  let out = '';
  for (const character of words.replace(/\s+/g, ' ').trim()) {
    width += widthOf(character);
    if (width > room) return `${out.trimEnd()}…`;
    out += character;
  }
  return out;
}

/** A CSS string of any text; `<` is escaped too, so that no text can end the style element. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
