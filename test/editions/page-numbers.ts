import { expect, it } from 'vitest';
import type { Edition } from '../../pipeline/contract/index.ts';
import { labelsFor } from '../../pipeline/layout/labels/index.ts';
import { isFigure, isRemark } from '../../pipeline/layout/numbers.ts';
import { linesOf, type PdfEdition, type Piece, piecesIn, type Tag, tagsIn, textIn } from './pdf.ts';
import { type Shelf, VARIANTS } from './shelf.ts';

const HEADING = /^H[1-6]$/;
const bare = (text: string) => text.replace(/\s+/g, '');

/** Every number of a page that is printed in an edition is that of the page it speaks of. */
export function pageNumbers(shelf: Shelf, source: string, variants: readonly Edition['variant'][] = VARIANTS): void {
  it.each(variants)('prints the right page beside each line of the contents: %s', async (variant) => {
    const { read, pageMap = {}, prints, unsettled, pages } = await shelf.pdf(source, variant);
    const labels = labelsFor(shelf.document(source).meta.language);
    expect({ pages, unsettled }).toEqual({ pages: read.pages.length, unsettled: [] });
    expect(prints).toBeLessThanOrEqual(3);

    const lines = contentsOf(read, labels.contents);
    const headings = withoutNames(headingsOf(read), bare(labels.remarks)).filter(
      ({ role }) => role !== 'H1' && role < 'H5',
    );
    const first = 1 + headings.findIndex(({ text }) => text === labels.contents);
    const listed = headings.slice(first, first + lines.length);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map(({ words, folio }) => [words, folio])).toEqual(
      listed.map(({ text, page }) => [text, read.labels[page - 1]]),
    );
    // What the contents leave out: the speakers of the index and the colophon.
    const left = headings.slice(first + lines.length);
    expect(left.map(({ text }) => text)).toEqual([labels.colophon]);

    for (const [index, { folio, to, words }] of lines.entries()) {
      const destination = read.destinations.get(to);
      expect(read.labels[(destination?.page ?? 0) - 1], words).toBe(folio);
      expect(pageMap[to], words).toMatchObject({ page: destination?.page, folio });
      // The link leads to just above the words of the heading.
      const above = (destination?.y ?? 0) - (listed[index]?.y ?? 0);
      expect(above, words).toBeGreaterThan(0);
      expect(above, words).toBeLessThan(40);
    }
  });

  it.each(variants)('prints the right page beside each row of the registers: %s', async (variant) => {
    const { read, pageMap = {} } = await shelf.pdf(source, variant);
    const { annotations, meta } = shelf.document(source);
    const labels = labelsFor(meta.language);
    const figures = rowsUnder(read, labels.statistics, /^TR$/);
    const remarks = rowsUnder(read, labels.remarks, /^LI$/);
    expect(figures.length).toBe(annotations.filter(isFigure).length);
    expect(remarks.length).toBe(annotations.filter(isRemark).length);
    for (const { words, folio, to } of [...figures, ...remarks]) {
      const destination = read.destinations.get(to);
      expect(read.labels[(destination?.page ?? 0) - 1], words).toBe(folio);
      expect(pageMap[to], words).toMatchObject({ page: destination?.page, folio });
      expect(destination && wordsAt(read, destination), words).toContain(words.slice(0, 6));
    }
  });

  it.each(variants)('prints its number at the foot of every page but the first: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const foot = 25 * (72 / 25.4);
    const folios = read.furniture.map((loose) => loose.filter(({ y }) => y < foot).map(({ text }) => text.trim()));
    expect(folios.map((texts) => texts.join(''))).toEqual(read.labels.map((label, index) => (index ? label : '')));
  });
}

/** Above this, in points from the foot of an A4 page, stand running heads. */
const HEAD = 842 - 27 * (72 / 25.4);
/** Points below that in which the first line of a page begins. */
const FIRST_LINE = 30;

/** The heads of the pages name the sections that the pages are about. */
export function runningHeads(shelf: Shelf, source: string): void {
  it.each(VARIANTS)('names its title and section at the head of every page that none begins: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const labels = labelsFor(shelf.document(source).meta.language);
    const headings = headingsOf(read).filter(({ role }) => role !== 'H1');
    const level = headings.map(({ role }) => role).sort()[0];
    const listed = new Set(
      [labels.contents, labels.illustrations, ...contentsOf(read, labels.contents).map(({ words }) => words)].map(bare),
    );
    const sections = headings.filter(({ role, text }) => role === level && listed.has(text));
    const title = bare(shelf.document(source).meta.title);
    let named = 0;
    for (const [index, loose] of read.furniture.entries()) {
      const heads = loose.filter(({ y, text }) => y > HEAD && text.trim() !== '').sort((a, b) => a.x - b.x);
      const here = sections.filter(({ page }) => page === index + 1).sort((a, b) => b.y - a.y);
      const section = here[0] ?? sections.findLast(({ page }) => page <= index);
      const isFirstOfText = read.labels[index] === '1';
      const opens = isFirstOfText || (here[0] !== undefined && here[0].y > HEAD - FIRST_LINE);
      if (index === 0 || opens) expect(heads, `page ${index + 1}`).toEqual([]);
      if (index === 0 || opens || !section) continue;
      // Physical pages 1, 3, … are on the right, where the section is outside as on the left.
      const [left, right] = index % 2 === 0 ? [title, section.text] : [section.text, title];
      const words = bare(heads.map(({ text }) => text).join(''));
      expect(
        isMadeOf(words.replaceAll('…', ''), left, right),
        `page ${index + 1}: ${words} for ${left}, ${right}`,
      ).toBe(true);
      named += 1;
    }
    expect(named).toBeGreaterThan(1);
  });
}

/** Characters of a head that are never cut. */
const UNCUT = 20;

/** Whether words are the beginnings of two texts, one behind the other. */
function isMadeOf(words: string, left: string, right: string): boolean {
  for (let cut = Math.min(UNCUT, left.length); cut <= left.length; cut += 1) {
    const rest = words.slice(cut);
    if (words.startsWith(left.slice(0, cut)) && right.startsWith(rest) && rest.length >= Math.min(UNCUT, right.length))
      return true;
  }
  return false;
}

/** Headings without the speakers who head the entries of the index of remarks. */
function withoutNames(headings: readonly Heading[], index: string): Heading[] {
  const at = headings.findLastIndex(({ role, text }) => role === 'H2' && text === index);
  const behind = headings.slice(at + 1);
  const names = behind.findIndex(({ role }) => role === 'H2');
  return at < 0 ? [...headings] : [...headings.slice(0, at + 1), ...behind.slice(names)];
}

interface Heading {
  role: string;
  text: string;
  page: number;
  /** Baseline of its first line. */
  y: number;
}

export function headingsOf(read: PdfEdition): Heading[] {
  return read.pages
    .flatMap((page) => tagsIn(page, HEADING))
    .flatMap((tag) => {
      const pieces = ownPieces(tag);
      const [piece] = pieces;
      return piece ? [{ role: tag.role, text: textOf(pieces), page: tag.page, y: piece.y }] : [];
    });
}

/** The pieces of a heading, without the numbers that an annotated edition sets beside its figures. */
export function ownPieces(heading: Tag): Piece[] {
  const pieces = piecesIn(heading).filter(({ text }) => text.trim() !== '');
  const size = Math.max(...pieces.map((piece) => piece.size));
  return pieces.filter((piece) => piece.size > size * 0.7);
}

const textOf = (pieces: readonly Piece[]) => bare(pieces.map(({ text }) => text).join(''));

interface Line {
  words: string;
  folio: string;
  to: string;
}

/** The lines of the contents: the items behind their heading that are links and nothing else. */
function contentsOf(read: PdfEdition, label: string): Line[] {
  const tags = read.pages.flatMap((page) => printed(page, /^(?:H[1-6]|LI|P)$/));
  const start = tags.findIndex((tag) => HEADING.test(tag.role) && textIn(tag) === label);
  const behind = tags.slice(start + 1);
  const items = behind.slice(
    0,
    behind.findIndex((tag) => tag.role !== 'LI' || tagsIn(tag, /^Link$/).length === 0),
  );
  return items.map(lineOf);
}

/** The rows of a register that have a link, as far as the next register. */
function rowsUnder(read: PdfEdition, label: string, row: RegExp): Line[] {
  const tags = read.pages.flatMap((page) => printed(page, /^(?:H2|TR|LI)$/));
  const start = tags.findIndex((tag) => tag.role === 'H2' && textIn(tag) === bare(label));
  if (start < 0) return [];
  const behind = tags.slice(start + 1);
  const rows = behind.slice(
    0,
    behind.findIndex((tag) => tag.role === 'H2'),
  );
  return rows.filter((tag) => row.test(tag.role) && tagsIn(tag, /^Link$/).length > 0).map(lineOf);
}

/** Elements with text on a page: what is before and behind it may be in its structure, but empty. */
const printed = (page: Tag, role: RegExp) => tagsIn(page, role).filter((tag) => textIn(tag) !== '');

/** A line that holds one link and ends in a page number. */
function lineOf(tag: Tag): Line {
  const [link] = tagsIn(tag, /^Link$/);
  const folio = piecesIn(tag)
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .at(-1);
  const words = link ? textIn(link) : '';
  const inside = link && piecesIn(link).some(({ text }) => text.trim() === folio) && words.endsWith(folio ?? '');
  return {
    words: inside && folio ? words.slice(0, -folio.length) : words,
    folio: folio ?? '',
    to: link?.to ?? '',
  };
}

/** The text of the two lines at a place. */
function wordsAt(read: PdfEdition, { page, y }: { page: number; y: number }): string {
  const tag = read.pages[page - 1];
  const near = tag ? piecesIn(tag).filter((piece) => piece.y < y && piece.y > y - 45) : [];
  return bare(linesOf(near).join(''));
}
