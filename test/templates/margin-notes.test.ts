import { afterAll, describe, expect, it } from 'vitest';
import { besides, withBesides } from '../../pipeline/print/besides.ts';
import { heightOf } from '../../templates/report/paper.ts';
import { longReport } from '../editions/long-report.ts';
import { type Piece, piecesIn, readPdf, type Tag, tagsIn, textIn } from '../editions/pdf.ts';
import { workshop } from '../editions/workshop.ts';

const shop = workshop();
afterAll(() => shop.close());

async function printed(text: string | Uint8Array) {
  const document = shop.prepare('source/notes.md', Buffer.from(text));
  const edition = { format: 'pdf', variant: 'reading' } as const;
  const made = await shop.render(document, edition, { options: { notes: 'margin' } });
  return { ...made, read: await readPdf(made.bytes) };
}

/** The margin begins here: 21 mm and the text before it. */
const MARGIN = ((210 - 21 - 33) * 72) / 25.4 - 1;

/** The notes that stand in the margin of a page, from the head of it. */
function asideOn(page: Tag): { text: string; pieces: Piece[] }[] {
  return tagsIn(page, /^LI$/)
    .map((item) => ({ text: textIn(item), pieces: piecesIn(item).filter(({ text }) => text.trim() !== '') }))
    .filter(({ pieces }) => pieces.length > 0 && pieces.every(({ x }) => x >= MARGIN));
}

const rangeOf = (pieces: readonly Piece[]) => {
  const ys = pieces.map(({ y }) => y);
  return { top: Math.max(...ys), bottom: Math.min(...ys) };
};

describe('notes in the margin of a report of many pages', async () => {
  const { read, pageMap = {}, prints, unsettled, pages = 0 } = await printed(longReport(7));

  it('need no more prints', () => {
    expect([prints, unsettled]).toEqual([2, []]);
    expect(pages).toBeGreaterThan(50);
  });

  it('stand on the page of their reference, beside its line or below the note before, and none over another', () => {
    const aside = read.pages.map(asideOn);
    expect(aside.flat().length).toBe(42);
    let number = 0;
    for (const [index, notes] of aside.entries()) {
      let free = Number.POSITIVE_INFINITY;
      for (const { pieces, text } of notes) {
        number += 1;
        const reference = pageMap[`noteref-${number}`];
        expect(reference?.page, text).toBe(index + 1);
        const { top, bottom } = rangeOf(pieces);
        expect(top, text).toBeLessThan(free - 9);
        free = bottom;
        const below = 841.9 - top - (reference?.y ?? 0);
        expect(bottom, text).toBeGreaterThan(70);
        // Above its line only where the foot of the page is near; the first of a page else beside its line.
        if (bottom > 110) expect(below, text).toBeGreaterThan(0);
        if (bottom > 110 && notes[0]?.text === text) expect(below, text).toBeLessThan(14);
      }
    }
    expect(read.pages.map(textIn).join('')).not.toContain('注释漏损');
  });

  it('are where links to them lead', () => {
    for (const number of [1, 20, 42]) {
      const at = read.destinations.get(`note-${number}`);
      expect(at?.page).toBe(pageMap[`noteref-${number}`]?.page);
    }
  });
});

it('notes that a page has no room for stand behind the text', async () => {
  const note = '这一条注释写得很长，为的是让页边放不下所有的注释，排版时就只好把放不下的放到正文后面去。'.repeat(3);
  const count = 30;
  const references = Array.from({ length: count }, (_, i) => `第${i + 1}句话有一条注释[^n${i}]。`).join('');
  const definitions = Array.from({ length: count }, (_, i) => `[^n${i}]: ${i}号。${note}`).join('\n\n');
  const { read, unsettled } = await printed(`# 注释很多的文章\n\n${references}\n\n${definitions}\n`);
  expect(unsettled).toEqual([]);
  const aside = read.pages.map(asideOn);
  const here = aside[0]?.length ?? 0;
  expect(here).toBeGreaterThan(2);
  expect(here).toBeLessThan(count);
  for (const [at, { pieces }] of (aside[0] ?? []).entries()) {
    const next = aside[0]?.[at + 1];
    if (next) expect(rangeOf(next.pieces).top).toBeLessThan(rangeOf(pieces).bottom - 9);
  }
  const all = read.pages.map(textIn).join('');
  expect(all).toContain('注释');
  for (let i = 0; i < count; i += 1) expect(all).toContain(`${i}号。`);
});

it('what stands beside others has their place in a draft', () => {
  const html =
    '<p id="a">x</p><ol><li id="b" data-beside="a"><p id="c">y</p><ul><li id="d"></li></ul></li><li id="e"></li></ol>';
  const found = besides(html);
  expect([...found]).toEqual([
    ['b', 'a'],
    ['c', 'a'],
    ['d', 'a'],
  ]);
  const place = (page: number) => ({ page, folio: String(page), x: 0, y: 1 });
  expect(withBesides({ a: place(3), b: place(1), e: place(9) }, found)).toEqual({
    ...{ a: place(3), b: place(3), c: place(3), d: place(3) },
    e: place(9),
  });
});

it('papers are as high as they are', () => {
  const mm = (size: string) => Math.round(((heightOf({ size }) ?? 0) * 25.4) / 72);
  expect(['A4', 'B5', 'letter', '176mm 250mm', '10cm 20cm', 'A4 landscape', 'card'].map(mm)).toEqual([
    297, 250, 279, 250, 200, 0, 0,
  ]);
});
