import { expect, it } from 'vitest';
import { headingsOf, ownPieces } from './page-numbers.ts';
import { linesOf, type OutlineEntry, type PdfEdition, piecesIn, type Tag, tagsIn } from './pdf.ts';
import { type Shelf, VARIANTS } from './shelf.ts';

/** A PDF says what it is, is tagged, and carries its fonts once. */
export function finishedPdf(shelf: Shelf, source: string): void {
  it.each(VARIANTS)('has its headings as outline, and links that arrive: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const headings = headingsOf(read).map(({ text, page }) => [text, page]);
    const entries = flat(read.outline).map(({ title, page }) => [title.replace(/\s+/g, ''), page]);
    expect(entries).toEqual(headings);
    expect(read.links.length).toBeGreaterThan(10);
    const astray = read.links.filter(({ to }) => !read.destinations.has(to) && !/^(?:https?|mailto):/.test(to));
    expect(astray).toEqual([]);
  });

  it.each(VARIANTS)('says what it is: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const { title, authors, organisation = '', language } = shelf.document(source).meta;
    const { info, marked, preferences } = read;
    expect(title).not.toBe('');
    expect(info).toMatchObject({ Title: title, Language: language });
    expect(info.Author ?? '').toBe(authors.join(', ') || organisation);
    expect(preferences).toMatchObject({ DisplayDocTitle: true });
    expect(marked).toBe(true);
    expect(read.pages.every((page) => piecesIn(page).length > 0)).toBe(true);
  });

  it.each(VARIANTS)('carries each face once, as outlines of its characters: %s', async (variant) => {
    const { fonts } = await shelf.pdf(source, variant);
    const printed = fonts as { name: string; type: string; embedded: boolean; subset: boolean }[];
    expect(printed.length).toBeGreaterThan(1);
    expect(printed.filter(({ embedded, subset }) => !embedded || !subset)).toEqual([]);
    expect(printed.map(({ type }) => type)).not.toContain('Type3');
    expect(printed.map(({ name }) => name)).toEqual([...new Set(printed.map(({ name }) => name))]);
  });
}

/** What is set on paper is set as the template says, and headings as one would by hand. */
export function setting(shelf: Shelf, source: string): void {
  it.each(VARIANTS)('is not shrunk to fit its pages: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const characters = new Map<number, number>();
    for (const { text, size } of read.pages.flatMap(piecesIn)) {
      const rounded = Math.round(size * 100) / 100;
      characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
    }
    // Text and the rows of registers; margin notes are not text.
    expect([...characters.keys()]).toEqual(expect.arrayContaining([10.5, 8.5]));
  });

  it.each(VARIANTS)('has no heading at the foot of a page: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const last = read.pages.slice(0, -1).flatMap((page) => tagsIn(page, BLOCK).filter(hasText).slice(-1));
    expect(last.filter(({ role }) => HEADING.test(role)).map(lines)).toEqual([]);
  });

  it.each(VARIANTS)('breaks no heading inside a word, and leaves no character alone: %s', async (variant) => {
    const { read } = await shelf.pdf(source, variant);
    const { language } = shelf.document(source).meta;
    const headings = headingTags(read);
    expect(headings.some((heading) => lines(heading).length > 1)).toBe(true);
    for (const heading of headings) {
      const broken = lines(heading);
      const whole = broken.join('').replace(/\s+/g, '');
      const words = new Set(boundaries(linesJoined(heading), language));
      let at = 0;
      for (const line of broken) {
        const bare = line.replace(/\s+/g, '');
        expect([...bare].length, whole).toBeGreaterThan(1);
        expect(words, `${whole} at ${at}`).toContain(at);
        at += bare.length;
      }
    }
  });
}

const HEADING = /^H[1-6]$/;
const BLOCK = /^(?:H[1-6]|P|LI|TR|Caption|Figure)$/;
const hasText = (tag: Tag) => tag.role === 'Figure' || piecesIn(tag).some(({ text }) => text.trim() !== '');
const lines = (heading: Tag) => linesOf(ownPieces(heading));

function flat(entries: OutlineEntry[]): OutlineEntry[] {
  return entries.flatMap((entry) => [entry, ...flat(entry.items)]);
}

const headingTags = (read: PdfEdition) =>
  read.pages.flatMap((page) => tagsIn(page, HEADING).filter((tag) => ownPieces(tag).length > 0));

/** The text of a heading with a space for each line break, as Latin words need. */
const linesJoined = (heading: Tag) => lines(heading).join(' ');

/** Where words begin, counted in characters that are not white space. */
function boundaries(text: string, language: string): number[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  return [...words.segment(text)].map(({ index }) => text.slice(0, index).replace(/\s+/g, '').length);
}
