import { afterAll, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../pipeline/build/template.ts';
import type { Annotation, GalleyDocument } from '../../pipeline/contract/index.ts';
import { anchorOf, contextOf } from '../../pipeline/layout/index.ts';
import { labelsFor } from '../../pipeline/layout/labels/index.ts';
import { longReport } from '../editions/long-report.ts';
import { piecesIn, readPdf, type Tag, tagsIn, textIn } from '../editions/pdf.ts';
import { path } from '../editions/shelf.ts';
import { workshop } from '../editions/workshop.ts';
import { itemsOn, itemsRightOf, type OnPage, overlaps } from './notes.ts';

const shop = workshop();
afterAll(() => shop.close());

/** The text ends here: 21 mm and 31 characters. The margin begins 17 points from it, a bracket at its edge half its width before. */
const TEXT = (21 * 72) / 25.4 + 325.5;
const MARGIN = TEXT + 17 - 4;
const A4 = { width: 595.3, height: 841.9 };
/** From one line of notes to the next, a little less; from one line of text to the next. */
const [LINE, PITCH] = [8.9, 18.4];
const edition = { format: 'pdf', variant: 'annotated' } as const;
const template = await loadTemplate('report', path('.'));

async function printed(file: string, bytes?: Uint8Array) {
  const document = shop.prepare(path(file), bytes);
  const made = await shop.render(document, edition, { template });
  const read = await readPdf(made.bytes);
  return { ...made, document, read, beside: read.pages.map((page) => itemsRightOf(page, MARGIN)) };
}

const bare = (text: string) => text.replace(/\s/g, '');

/** What a note of each annotation says first: its number or words, and its value or speaker. */
function expected(document: GalleyDocument): { annotation: Annotation; says: string }[] {
  const context = contextOf({ document, edition, template, pages: {}, colophon: { sources: [], galley: '0' } });
  const sign = labelsFor(document.meta.language)['remark.sign'];
  const says = new Map<string, string>();
  for (const { annotation, number, value } of context.statistics) says.set(annotation.id, bare(`${number}${value}`));
  for (const { annotation, number } of context.remarks)
    says.set(
      annotation.id,
      bare(`${sign}${number}${annotation.source?.resolved?.text ?? annotation.source?.text ?? ''}`),
    );
  const roles = new Map(document.segments.map(({ id, role }) => [id, role]));
  return document.annotations.flatMap((annotation) => {
    const role = roles.get(annotation.segment) ?? 'noise';
    const isNamed = ['title', 'subtitle', 'byline', 'date'].includes(role);
    if (annotation.status === 'dismissed' || isNamed || (role === 'table' && annotation.rule.endsWith('/bare')))
      return [];
    return [{ annotation, says: says.get(annotation.id) ?? bare(annotation.text.slice(0, 6)) }];
  });
}

/** Whether the note above or below is as near as it can be: some take a line less than was counted. */
const isBetweenOthers = (note: OnPage, notes: readonly OnPage[]): boolean =>
  notes.some(({ top, bottom }) =>
    [bottom - note.top, note.bottom - top].some((space) => space > 0 && space < PITCH + 1),
  );

/** A dense text: more figures than its margins have room for. */
const DENSE = Buffer.from(
  `# 数据很多的文章\n\n${Array.from({ length: 10 }, (_, p) =>
    Array.from(
      { length: 6 },
      (_, i) =>
        `今年${1 + i}月，市水务局局长林秋说，全市${12 + i + p}个泵站、${30 + i}座水库、${400 + i}公里管网、${5 + i}万户居民、${20 + i}%的用水、${3 + i}亿元投资都已按计划到位。`,
    ).join(''),
  ).join('\n\n')}\n`,
);

const dense = await printed('source/dense.md', DENSE);

describe.each([
  ['source/flood-season.txt', undefined, 2],
  ['source/library-report.md', undefined, 2],
  ['source/briefing.md', undefined, 2],
  ['source/reservoirs.md', longReport(3), 2],
  ['source/dense.md', DENSE, 4],
] as const)('the margins of an annotated edition: %s', async (file, bytes, most) => {
  const {
    document,
    read,
    beside,
    pageMap = {},
    prints,
    unsettled,
  } = bytes === DENSE ? dense : await printed(file, bytes);
  const listed = read.pages.flatMap(itemsOn).map(({ text }) => text);
  const placeOf = (annotation: Annotation) => pageMap[anchorOf(annotation)] ?? { page: 0, y: 0 };

  it('settle in the usual number of prints', () => {
    expect([prints, unsettled]).toEqual([most, []]);
  });

  it('have a note of each annotation, beside its line or below the notes above', () => {
    const notes = expected(document);
    expect(notes.length).toBeGreaterThan(50);
    let isBeside = 0;
    for (const { annotation, says } of notes) {
      const { page, y } = placeOf(annotation);
      const here = (beside[page - 1] ?? []).filter(({ text }) => text.includes(says));
      const later = (beside[page] ?? []).filter(({ text }) => text.includes(says));
      if (here.length === 0 && later.length === 0) expect(listed.join('\n'), says).toContain(says);
      // The baseline of a line of text is some 12 points below its head.
      const isNear = ({ top }: OnPage) => A4.height - top - y > -4 && A4.height - top - y < PITCH + 12;
      if (here.some(isNear)) isBeside += 1;
      // Another note is in its way, above it or, at the foot of a page, below.
      else if (here.length > 0)
        expect(
          here.some((note) => isBetweenOthers(note, beside[page - 1] ?? [])),
          says,
        ).toBe(true);
    }
    expect(isBeside / notes.length).toBeGreaterThan(bytes === DENSE ? 0.4 : 0.8);
  });

  it('have none over another, over the text or beyond the paper', () => {
    expect(beside.flatMap((notes) => overlaps(notes, LINE))).toEqual([]);
    for (const { pieces, bottom, text } of beside.flat()) {
      expect(bottom, text).toBeGreaterThan((25 * 72) / 25.4 - 3);
      expect(Math.max(...pieces.map(({ x }) => x)), text).toBeLessThan(A4.width - (21 * 72) / 25.4);
    }
    const inMargin = new Set(beside.flat().flatMap(({ pieces }) => pieces));
    const last = beside.findLastIndex((notes) => notes.length > 0);
    for (const page of read.pages.slice(0, last)) {
      const text = piecesIn(page).filter((piece) => !inMargin.has(piece) && Math.abs(piece.size - 10.5) < 0.1);
      expect(text.filter(({ x }) => x > TEXT)).toEqual([]);
    }
  });

  it('leave the order of reading: notes follow the block that they are about', () => {
    for (const [index, notes] of beside.entries()) {
      const pieces = piecesIn(read.pages[index] as never);
      const order = notes.map((note) => pieces.indexOf(note.pieces[0] as never));
      expect(order).not.toContain(-1);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });
});

it('numbers in the text stand behind their words, on the same line, in one piece', async () => {
  const remarks = Array.from(
    { length: 28 },
    (_, i) => `在${'很'.repeat(i)}长的会上，市水务局局长林秋表示，节约用水是每个人的事。`,
  );
  const { read } = await printed('source/columns.md', Buffer.from(`# 节水\n\n${remarks.join('\n\n')}\n`));
  // They are written by the style sheet, so that readers of the tags pass over them.
  const numbers = read.furniture.flat().filter(({ size, text }) => Math.abs(size - 10.5 * 0.62) < 0.05 && text.trim());
  expect(numbers.length).toBeGreaterThanOrEqual(remarks.length);
  const left = (21 * 72) / 25.4;
  expect(numbers.filter(({ x }) => x < left + 2).map(({ text }) => text)).toEqual([]);
});

it('more notes than the margins have room for say less, and the last of them stand behind the text', async () => {
  const { read, beside } = dense;
  expect(read.pages.map(textIn).join('')).toContain('页边没有位置的批注');
  const notes = beside.flat().map(({ text }) => text);
  expect(notes.join('')).toContain('16个');
  expect(notes.join('')).not.toContain('泵站');
});

it('notes of a table on a page that is turned stand below it', async () => {
  const head = `| 地区 | ${Array.from({ length: 14 }, (_, i) => `${2001 + i}年`).join(' | ')} |`;
  const row = `| 望川 | ${Array.from({ length: 14 }, (_, i) => `${10_000 + i * 7}`).join(' | ')} |`;
  const text = `# 水量\n\n全市有14个测站。\n\n${head}\n|${' --- |'.repeat(15)}\n${row}\n\n其中3个在上游。\n`;
  const { read, beside, prints } = await printed('source/wide.md', Buffer.from(text));
  expect(prints).toBe(2);
  expect([beside[0], beside[2]].map((items) => items?.map(({ text }) => text))).toEqual([['114个测站'], ['23个']]);
  const turned = read.pages[1] as Tag;
  const [table, list] = [tagsIn(turned, /^Table$/), tagsIn(turned, /^L$/)].map((tags) => tags.flatMap(piecesIn));
  expect(
    list
      ?.map((piece) => piece.text)
      .join('')
      .replace(/\s/g, ''),
  ).toContain('2001年20012002年2002');
  const lowest = Math.min(...(table ?? []).map(({ y }) => y));
  expect(list?.filter(({ y }) => y > lowest)).toEqual([]);
});

it('where something is too wide for its page, notes stand below their blocks', async () => {
  const document = shop.prepare(path('source/flood-season.txt'));
  const small = { ...template, paper: { size: 'A5' } };
  const { bytes, prints, unsettled } = await shop.render(document, edition, { template: small });
  expect([prints, unsettled]).toEqual([4, []]);
  const read = await readPdf(bytes);
  const sizes = read.pages.flatMap(piecesIn).map(({ size }) => size);
  expect(sizes.some((size) => Math.abs(size - 10.5) < 0.05)).toBe(false);
  const notes = read.pages.flatMap(itemsOn).filter(({ text }) => /^\d+[≈≥≤><]?\d/.test(text));
  expect(notes.length).toBeGreaterThan(100);
  const left = (21 * 72) / 25.4;
  expect(notes.filter(({ pieces }) => pieces.some(({ x }) => x < left - 4 || x > left + 190))).toEqual([]);
});
