import { afterAll, describe, expect, it } from 'vitest';
import { longReport } from '../editions/long-report.ts';
import { piecesIn, readPdf, textIn } from '../editions/pdf.ts';
import { workshop } from '../editions/workshop.ts';
import { HARD, itemsOn, overlaps, quiet, withNotes } from './notes.ts';

const shop = workshop();
afterAll(() => shop.close());

const FOOT = (25 * 72) / 25.4;
/** Of the type of notes and of the text, and from one line of notes to the next, a little less. */
const [SIZE, TEXT, LINE] = [8, 10.5, 11];

async function printed(text: string | Uint8Array) {
  const document = shop.prepare('source/notes.md', Buffer.from(text));
  const edition = { format: 'pdf', variant: 'reading' } as const;
  const made = await shop.render(document, edition, { options: { notes: 'foot' } });
  const read = await readPdf(made.bytes);
  const feet = read.pages.map((page) => {
    const lowest = Math.min(
      ...piecesIn(page).flatMap(({ size, y, text }) => (Math.abs(size - TEXT) < 0.1 && text.trim() !== '' ? [y] : [])),
    );
    // Registers have type of another size.
    const notes = itemsOn(page).filter(({ pieces }) => pieces.some(({ size }) => Math.abs(size - SIZE) < 0.1));
    return { lowest, notes };
  });
  return { ...made, read, feet };
}

describe('notes at the feet of the pages of a report', async () => {
  const { feet, prints, unsettled, pageMap = {}, read } = await printed(longReport(7));

  it('need no more prints', () => {
    expect([prints, unsettled]).toEqual([2, []]);
  });

  it('stand on the page of their reference, below its text and above its number, and none over another', () => {
    expect(feet.flatMap(({ notes }) => notes)).toHaveLength(42);
    let number = 0;
    for (const [index, { lowest, notes }] of feet.entries()) {
      expect(overlaps(notes, LINE)).toEqual([]);
      for (const { top, bottom, text } of notes) {
        number += 1;
        expect(pageMap[`noteref-${number}`]?.page, text).toBe(index + 1);
        expect(top, text).toBeLessThan(lowest - LINE);
        expect(bottom, text).toBeGreaterThan(FOOT);
      }
      // The last one stands at the foot of the page, wherever the text ends.
      if (notes.length > 0) expect(Math.min(...notes.map(({ bottom }) => bottom))).toBeLessThan(FOOT + LINE);
    }
  });

  it('are where links to them lead', () => {
    for (const number of [1, 20, 42])
      expect(read.destinations.get(`note-${number}`)?.page).toBe(pageMap[`noteref-${number}`]?.page);
  });
});

describe('notes that the foot of a page has no room for', async () => {
  const noteOf = (index: number) => `甲${index}号。${HARD[index % 3]}${quiet(1 + ((index * 7) % 9))}完${index}号。`;
  const paragraphs = Array.from({ length: 30 }, (_, index) => quiet(4 + (index % 3)));
  const { feet, read, unsettled } = await printed(withNotes(paragraphs, noteOf));
  const bare = (text: string) => text.replace(/[←→\s]/g, '');

  it('go on at the foot of the next, and none is over another or over the text', () => {
    const parts = feet.flatMap(({ notes }, page) => notes.map(({ text }) => ({ page, text })));
    const begun = parts.filter(({ text }) => text.endsWith('→'));
    expect(begun.length).toBeGreaterThan(2);
    for (const { page, text } of begun) {
      const rest = parts.find((part) => part.page === page + 1 && part.text.startsWith('←'));
      const [, number = ''] = /甲(\d+)号/.exec(text) ?? [];
      expect(bare(text + (rest?.text ?? '')), text).toContain(bare(noteOf(Number(number))));
    }
    for (const { lowest, notes } of feet) {
      expect(overlaps(notes, LINE)).toEqual([]);
      for (const { top, text } of notes) expect(top, text).toBeLessThan(lowest - LINE);
    }
  });

  it('are all there', () => {
    expect(unsettled).toEqual([]);
    const all = bare(read.pages.map(textIn).join(''));
    for (let index = 0; index < 30; index += 1) expect(all).toContain(`完${index}号。`);
  });
});

it('the note of a page of a few lines stands right below them, before what is behind the text', async () => {
  const { feet, read } = await printed('# 短文\n\n水位的变化要看许多年[^a]。\n\n[^a]: 一条注释。\n');
  expect(read.pages).toHaveLength(1);
  const [{ lowest, notes } = { lowest: 0, notes: [] }] = feet;
  expect(notes.map(({ text }) => text)).toEqual(['一条注释。']);
  expect(lowest - (notes[0]?.top ?? 0)).toBeGreaterThan(LINE);
  expect(lowest - (notes[0]?.top ?? 0)).toBeLessThan(60);
});
