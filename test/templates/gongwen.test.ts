import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../pipeline/build/template.ts';
import { type Edition, type LoadedTemplate, POINTS_PER_MM } from '../../pipeline/contract/index.ts';
import { longReport } from '../editions/long-report.ts';
import { type PdfEdition, piecesIn, readPdf } from '../editions/pdf.ts';
import { ARTICLE, isThere, path } from '../editions/shelf.ts';
import { workshop } from '../editions/workshop.ts';

const shop = workshop();
const folder = await mkdtemp(join(tmpdir(), 'galley-test-'));
afterAll(async () => {
  await shop.close();
  await rm(folder, { recursive: true, force: true });
});

const NOTICE = path('examples/gongwen/source/notice.md');
const VARIANTS = ['reading', 'annotated'] as const;

const gongwen = (options = {}) => loadTemplate('gongwen', folder, options);

/** An edition through the template, with rules added to its print style sheet. */
async function printed(
  file: string,
  {
    variant = 'reading' as Edition['variant'],
    bytes = undefined as Uint8Array | undefined,
    css = '',
    options = {},
  } = {},
) {
  const own = await gongwen(options);
  const sheet = join(folder, 'added.css');
  await writeFile(sheet, css);
  const template: LoadedTemplate = { ...own, styles: { ...own.styles, print: [...(own.styles.print ?? []), sheet] } };
  const document = shop.prepare(file, bytes);
  const made = await shop.render(document, { format: 'pdf', variant }, { template });
  return { ...made, document, messages: document.files.flatMap(({ messages }) => messages) };
}

const textOf = (read: PdfEdition, page: number): string =>
  piecesIn(read.pages[page - 1] as never)
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');

describe.each(VARIANTS)('a notice (%s)', async (variant) => {
  const { bytes, grid, messages, unsettled } = await printed(NOTICE, { variant });
  const read = await readPdf(bytes);

  it('stands on the grid of the standard', () => {
    expect(grid).toEqual({ fullPages: 1, fullLines: 11, deviations: [] });
    expect(messages.filter(({ ruleId }) => ruleId?.startsWith('pdf/'))).toEqual([]);
    expect(unsettled).toEqual([]);
  });

  it('keeps to the type area: 37 mm above, 28 mm at the binding, 156 mm by 225 mm', () => {
    for (const [index, page] of read.pages.slice(0, 3).entries()) {
      const pieces = piecesIn(page).filter(({ text }) => text.trim() !== '');
      const left = (index % 2 === 0 ? 28 : 26) * POINTS_PER_MM;
      expect(Math.min(...pieces.map(({ x }) => x))).toBeGreaterThanOrEqual(left - 0.5);
      expect(Math.max(...pieces.map(({ x }) => x))).toBeLessThanOrEqual(left + 156 * POINTS_PER_MM - 5);
      expect(Math.min(...pieces.map(({ y }) => y))).toBeGreaterThanOrEqual(35 * POINTS_PER_MM);
      expect(Math.max(...pieces.map(({ y }) => y))).toBeLessThanOrEqual((297 - 37) * POINTS_PER_MM);
    }
  });

  it('sets the text in 16 pt and the title in 22 pt', () => {
    const sizes = piecesIn(read.pages[0] as never).map(({ size }) => Math.round(size * 10) / 10);
    expect(sizes).toContain(16);
    expect(sizes).toContain(22);
  });

  it('has its page numbers between dashes, on the outer side', () => {
    read.furniture.slice(0, 4).forEach((furniture, index) => {
      // The numbers of annotations are furniture as well.
      const pieces = furniture.filter(({ size }) => size > 12);
      expect(pieces.map(({ text }) => text).join('')).toBe(`— ${index + 1} —`);
      const [first] = pieces;
      const isRecto = index % 2 === 0;
      expect((first?.x ?? 0) > 300).toBe(isRecto);
      // One character from the edge of the type area, and 7 mm below it.
      if (!isRecto) expect(first?.x).toBeCloseTo(26 * POINTS_PER_MM + 14, 0);
      expect(first?.y).toBeLessThan(28 * POINTS_PER_MM);
    });
  });

  it('has its imprint at the foot of the last page, which is an even one', () => {
    const imprint = piecesIn(read.pages[3] as never);
    expect(textOf(read, 4)).toMatch(/^抄送：市委各部门.*2025年11月3日印发$/);
    expect(Math.min(...imprint.map(({ y }) => y))).toBeLessThan(48 * POINTS_PER_MM);
  });

  it('names its number, its addressees and its signature where they belong', () => {
    expect(textOf(read, 1)).toMatch(/^000001内部特急临川市人民政府办公室文件临政办〔2025〕10号临川市/);
    const [name, day] = ['临川市人民政府办公室', '2025年11月3日'].map((words) => boxOf(read, 2, words));
    expect((name?.left ?? 0) + (name?.width ?? 0) / 2).toBeCloseTo((day?.left ?? 0) + (day?.width ?? 0) / 2, -0.5);
    // Four characters to the edge of the type area.
    const edge = (26 + 156) * POINTS_PER_MM;
    expect(edge - (day?.left ?? 0) - (day?.width ?? 0)).toBeCloseTo(4 * 15.8, -1);
  });
});

/** Where a line of these words is. */
function boxOf(read: PdfEdition, page: number, words: string) {
  const rows = new Map<number, { text: string; x: number }[]>();
  for (const piece of piecesIn(read.pages[page - 1] as never)) {
    const y = Math.round(piece.y);
    rows.set(y, [...(rows.get(y) ?? []), piece]);
  }
  for (const row of rows.values()) {
    const text = row
      .map((piece) => piece.text)
      .join('')
      .replace(/\s/g, '');
    if (text !== words) continue;
    const width = [...words].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 15.8 : 8.6), 0);
    return { left: Math.min(...row.map(({ x }) => x)), width };
  }
  throw new Error(`No line \`${words}\` on page ${page}`);
}

describe('the grid', () => {
  it.skipIf(!isThere(ARTICLE)).each(VARIANTS)('is exact on a long article, where it is there: %s', async (variant) => {
    const { grid } = await printed(path(ARTICLE), { variant });
    expect(grid?.deviations).toEqual([]);
    expect(grid?.fullPages).toBeGreaterThan(7);
    expect(grid?.fullLines).toBeGreaterThan(150);
  });

  it('is exact on a report of more than thirty pages, but for pages before what is kept whole', async () => {
    const { grid, pages } = await printed('source/reservoirs.md', { bytes: longReport(3) });
    expect(pages).toBeGreaterThanOrEqual(30);
    expect(grid?.fullPages).toBeGreaterThanOrEqual(28);
    expect(grid?.fullLines).toBeGreaterThan(500);
    const [table] = grid?.deviations ?? [];
    expect(grid?.deviations).toEqual(table ? [table] : []);
    expect(table).toMatchObject({ kind: 'lines', found: 20, text: expect.stringMatching(/^表1/) });
  });

  it.each([
    [
      'a paragraph that is not as high as its lines',
      'article section p:first-of-type { margin-top: 3pt !important }',
      'position',
    ],
    ['words that are kept whole', '.gongwen article .keep { white-space: nowrap }', 'characters'],
    ['a paragraph that is kept whole', '.gongwen article p { break-inside: avoid }', 'lines'],
    ['a table that is wider than the page', '.gongwen .table table { inline-size: 190mm }', 'size'],
  ])('is missed, with a message, by %s', async (_, css, kind) => {
    const { grid, messages } = await printed('source/reservoirs.md', { bytes: longReport(1), css });
    expect(grid?.deviations.map((deviation) => deviation.kind)).toContain(kind);
    const told = messages.find(({ ruleId }) => ruleId === `pdf/grid-${kind}`);
    expect(told?.reason).toMatch(kind === 'size' ? /pt from page 1 on, expected 16 pt/ : /\d/);
    expect(told?.note).not.toBe('');
  });
});

describe('faces', () => {
  const substitutes = (messages: { ruleId?: string | undefined; reason: string }[]) => [
    ...new Set(messages.filter(({ ruleId }) => ruleId === 'font/substituted').map(({ reason }) => reason)),
  ];

  it('that a project does not have are told by name', async () => {
    const { messages, fonts } = await printed(NOTICE);
    expect(substitutes(messages)).toEqual([
      expect.stringContaining('`NotoSerifSC_700Bold` in place of 小标宋'),
      expect.stringContaining('`NotoSerifSC_400Regular` in place of 仿宋'),
      expect.stringContaining('`NotoSansSC_500Medium` in place of 黑体'),
      expect.stringContaining('`NotoSerifSC_600SemiBold` in place of 楷体'),
    ]);
    expect(fonts.length).toBeGreaterThan(3);
  });

  it('that it has are used', async () => {
    const own = path('node_modules/@expo-google-fonts/noto-serif-sc/300Light/NotoSerifSC_300Light.ttf');
    const { messages, fonts, grid } = await printed(NOTICE, { options: { fonts: { text: own } } });
    expect(substitutes(messages).join()).not.toContain('仿宋');
    expect(fonts).toContainEqual(expect.objectContaining({ name: 'NotoSerifSC-Light' }));
    expect(grid?.deviations).toEqual([]);
  });

  it.each([
    [{ fonts: 'a.ttf' }, /Unexpected `fonts`, expected font files by their roles: `title`/],
    [{ fonts: { fangsong: 'a.ttf' } }, /Unexpected `fonts.fangsong`/],
    [{ fonts: { text: 7 } }, /Unexpected value of `fonts.text`/],
  ])('are named by their roles: %j', async (options, reason) => {
    await expect(gongwen(options)).rejects.toMatchObject({
      ruleId: 'template/error',
      reason: expect.stringMatching(reason),
    });
  });
});
