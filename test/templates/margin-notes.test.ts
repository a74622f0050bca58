import { afterAll, describe, expect, it } from 'vitest';
import { besides, withBesides } from '../../pipeline/print/besides.ts';
import { sidesOf } from '../../templates/report/paper.ts';
import { longReport } from '../editions/long-report.ts';
import { linesOf, readPdf, textIn } from '../editions/pdf.ts';
import { workshop } from '../editions/workshop.ts';
import { HARD, itemsRightOf, overlaps, quiet, withNotes } from './notes.ts';

const shop = workshop();
afterAll(() => shop.close());

/** The margin begins here: 21 mm and the text before it. */
const MARGIN = ((210 - 21 - 33) * 72) / 25.4 - 1;
const A4 = 841.9;
/** From one line of notes to the next, a little less. */
const LINE = 10;

async function printed(text: string | Uint8Array) {
  const document = shop.prepare('source/notes.md', Buffer.from(text));
  const edition = { format: 'pdf', variant: 'reading' } as const;
  const made = await shop.render(document, edition, { options: { notes: 'margin' } });
  const read = await readPdf(made.bytes);
  return { ...made, read, aside: read.pages.map((page) => itemsRightOf(page, MARGIN)) };
}

describe('notes in the margin of a report of many pages', async () => {
  const { read, aside, pageMap = {}, prints, unsettled, pages = 0 } = await printed(longReport(7));

  it('need no more prints', () => {
    expect([prints, unsettled]).toEqual([2, []]);
    expect(pages).toBeGreaterThan(50);
  });

  it('stand on the page of their reference, beside its line or below the note before, and none over another', () => {
    expect(aside.flat().length).toBe(42);
    expect(aside.flatMap((notes) => overlaps(notes, LINE))).toEqual([]);
    let number = 0;
    for (const [index, notes] of aside.entries()) {
      for (const { text, top, bottom } of notes) {
        number += 1;
        const reference = pageMap[`noteref-${number}`];
        expect(reference?.page, text).toBe(index + 1);
        const below = A4 - top - (reference?.y ?? 0);
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

describe('notes that a page has no room for', async () => {
  const count = 30;
  const noteOf = (index: number) => `甲${index}号。${quiet(2 + ((index * 7) % 9))}完${index}号。`;
  const { read, aside, prints, unsettled } = await printed(
    withNotes(
      Array.from({ length: count }, (_, index) => quiet(3 + (index % 3))),
      noteOf,
    ),
  );
  const bare = (text: string) => text.replace(/[←→\s]/g, '');

  it('go on in the margin of the next page, and say so', () => {
    const parts = aside.flatMap((notes, page) => notes.map(({ text }) => ({ page, text })));
    const begun = parts.filter(({ text }) => text.endsWith('→'));
    expect(begun.length).toBeGreaterThan(2);
    for (const { page, text } of begun) {
      const rest = parts.find((part) => part.page === page + 1 && part.text.startsWith('←'));
      const [, number = ''] = /甲(\d+)号/.exec(text) ?? [];
      expect(bare(text + (rest?.text ?? '')), text).toContain(noteOf(Number(number)));
    }
  });

  it('are none over another, and all there, those without room on the next page either behind the text', () => {
    expect(aside.flatMap((notes) => overlaps(notes, LINE))).toEqual([]);
    expect(Math.min(...aside.flat().map(({ bottom }) => bottom))).toBeGreaterThan(70);
    const all = bare(read.pages.map(textIn).join(''));
    for (let index = 0; index < count; index += 1) expect(all).toContain(`完${index}号。`);
    expect([prints, unsettled]).toEqual([4, []]);
    const last = read.pages.at(-1);
    expect(last && textIn(last)).toContain('号。');
  });
});

describe.each(HARD)('notes of words that are hard to set: %s', async (words) => {
  const { aside, unsettled } = await printed(
    withNotes(
      Array.from({ length: 24 }, () => quiet(4)),
      (index) => `甲${index}号：${words.repeat(1 + (index % 2))}`,
    ),
  );

  it('need no more lines than were counted', () => {
    expect(unsettled).toEqual([]);
    expect(aside.flat().length).toBeGreaterThan(8);
    expect(aside.flatMap((notes) => overlaps(notes, LINE))).toEqual([]);
    // None is wider than the margin.
    const right = A4 / Math.SQRT2 - (21 * 72) / 25.4;
    for (const { pieces } of aside.flat()) {
      expect(linesOf(pieces).length).toBeGreaterThan(1);
      expect(Math.max(...pieces.map(({ x }) => x))).toBeLessThan(right);
    }
  });
});

describe('notes of a report with a table on a page that is turned', async () => {
  const head = `| 地区 | ${Array.from({ length: 14 }, (_, i) => `${2001 + i}年`).join(' | ')} |`;
  const row = (name: string, seed: number) =>
    `| ${[name, ...Array.from({ length: 14 }, (_, i) => 10_000 + seed * (i + 7))].join(' | ')} |`;
  const table = `${head}\n|${' --- |'.repeat(15)}\n${row('望川[^w]', 31)}\n${row('澜溪', 17)}`;
  const paragraphs = (name: string) => Array.from({ length: 8 }, (_, i) => `${quiet(5)}[^${name}${i}]`).join('\n\n');
  const notes = ['a', 'b'].flatMap((name) => Array.from({ length: 8 }, (_, i) => `[^${name}${i}]: 注释${name}${i}。`));
  const {
    aside,
    pageMap = {},
    prints,
    unsettled,
  } = await printed(
    `# 水量\n\n## 上文\n\n${paragraphs('a')}\n\n${table}\n\n## 下文\n\n${paragraphs('b')}\n\n[^w]: 表中的注释。\n\n${notes.join('\n\n')}\n`,
  );
  const texts = aside.map((items) => items.map(({ text }) => text.replace(/^\d+\./, '')));

  it('stand beside their references before and behind it, and that of the table on the page behind', () => {
    expect([prints, unsettled]).toEqual([2, []]);
    expect(texts.flat()).toHaveLength(17);
    const turned = pageMap['noteref-9']?.page ?? 0;
    expect(turned).toBeGreaterThan(1);
    expect(texts[turned - 1]).toEqual([]);
    expect(texts[turned]).toContain('表中的注释。');
    for (const [index, items] of aside.entries()) {
      for (const { text, top } of items) {
        const [, name, order] = /注释([ab])(\d)/.exec(text) ?? [];
        if (name === undefined) continue;
        const reference = pageMap[`noteref-${Number(order) + (name === 'a' ? 1 : 10)}`];
        expect(reference?.page, text).toBe(index + 1);
        const below = A4 - top - (reference?.y ?? 0);
        expect(below, text).toBeGreaterThan(0);
        expect(below, text).toBeLessThan(30);
      }
    }
  });
});

it('notes of more than paragraphs stand behind the text', async () => {
  const text = '# 水量\n\n水位[^a]，雨量[^b]。\n\n[^a]: 一段话。\n\n[^b]: 有两点：\n\n    - 其一\n    - 其二\n';
  const { read, aside } = await printed(text);
  expect(aside.flat().map((item) => item.text)).toEqual(['一段话。']);
  expect(read.pages.map(textIn).join('')).toContain('有两点：');
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

it('papers have the sides that they have', () => {
  const mm = (size: string) => {
    const { width, height } = sidesOf({ size }) ?? { width: 0, height: 0 };
    return [width, height].map((side) => Math.round((side * 25.4) / 72));
  };
  expect(['A4', 'B5', 'letter', '176mm 250mm', '10cm 200mm', 'A4 landscape', 'card'].map(mm)).toEqual([
    [210, 297],
    [176, 250],
    [216, 279],
    [176, 250],
    [100, 200],
    [0, 0],
    [0, 0],
  ]);
});
