import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../pipeline/build/template.ts';
import type { Edition, PageMap } from '../../pipeline/contract/index.ts';
import { page as grid, lineAt } from '../../templates/review/grid.ts';
import { heightOf, placed } from '../../templates/review/placing.ts';
import { type Point, pointsOf, wordsId } from '../../templates/review/points.ts';
import { wrapText } from '../../templates/review/wrap-text.ts';
import { longReport } from '../editions/long-report.ts';
import { type Piece, piecesIn, readPdf, textIn } from '../editions/pdf.ts';
import { path, sources } from '../editions/shelf.ts';
import { workshop } from '../editions/workshop.ts';

const shop = workshop();
afterAll(() => shop.close());

const NOW = path('test/fixtures/review/now/water.md');
const FORMER = path('test/fixtures/review/former/water.md');
const A4 = 841.9;

async function proof(file: string, edition: Edition, { bytes, former }: { bytes?: Uint8Array; former?: string } = {}) {
  const template = await loadTemplate('review', path('.'));
  const document = shop.prepare(file, bytes, former);
  const points = pointsOf(document);
  const made = await shop.render(document, edition, { template });
  return { ...made, document, points };
}

describe('the text of a block', () => {
  const text = (value: string) => ({ type: 'text' as const, value });
  const inner = (...children: never[] | ReturnType<typeof text>[]) => ({
    ...{ type: 'element' as const, tagName: 'em', properties: {} },
    children,
  });
  const block = {
    ...{ type: 'element' as const, tagName: 'p', properties: {} },
    children: [
      text('甲乙'),
      inner(text('丙丁')),
      { type: 'element' as const, tagName: 'br', properties: {}, children: [] },
      { ...inner(text('注')), properties: { dataGenerated: true } },
      text('戊己'),
    ],
  };
  const shown = (start: number, end: number) => {
    const firsts: boolean[] = [];
    const wrapped = wrapText(block, { start, end }, (children, isFirst) => {
      firsts.push(isFirst);
      return { type: 'element', tagName: 'b', properties: {}, children };
    });
    const write = (node: (typeof wrapped.children)[number]): string =>
      node.type === 'text' ? node.value : node.type === 'element' ? `<${node.children.map(write).join('')}>` : '';
    return `${wrapped.children.map(write).join('')} ${firsts.map(Number).join('')}`;
  };

  it('is wrapped piece by piece, and a place by an empty piece', () => {
    expect(shown(0, 2)).toBe('<甲乙><丙丁><><注>戊己 1');
    expect(shown(1, 3)).toBe('甲<乙><<丙>丁><><注>戊己 10');
    // A break is a character, and what the layout has added is none.
    expect(shown(5, 6)).toBe('甲乙<丙丁><><注><戊>己 1');
    expect(shown(3, 3)).toBe('甲乙<丙<>丁><><注>戊己 1');
    expect(shown(7, 7)).toBe('甲乙<丙丁><><注>戊己<> 1');
    expect(shown(9, 12)).toBe('甲乙<丙丁><><注>戊己 ');
  });
});

describe('points in the margin', () => {
  const point = (number: number, reason = 'x'.repeat(90)): Point => ({
    ...{ number, severity: 'error', rule: 'check/range', note: '', segment: 's1' },
    reason,
  });
  const map = (...at: [page: number, y: number][]): PageMap =>
    Object.fromEntries(at.map(([page, y], i) => [wordsId(point(i + 1)), { page, folio: String(page), y }]));
  const points = (count: number) => Array.from({ length: count }, (_, i) => point(i + 1));

  it('stand beside their lines where nothing is in their way', () => {
    expect(placed(points(2), map([1, 100], [2, 400])).map(({ page, top }) => [page, top])).toEqual([
      [1, 100 - grid.head],
      [2, 400 - grid.head],
    ]);
  });

  it.each([2, 5, 12, 60])('are none over another, and none beyond the page: %i on one line', (count) => {
    for (const y of [grid.head, 400, A4 - 80]) {
      const found = placed(points(count), map(...points(count).map((): [number, number] => [1, y])));
      expect(found.length).toBeGreaterThan(Math.min(count, 10) - 1);
      for (const [i, { top, item }] of found.entries()) {
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top + heightOf(item.point)).toBeLessThanOrEqual((found[i + 1]?.top ?? grid.height) + 1e-6);
      }
    }
  });

  it('are not there before the first print', () => {
    expect(placed(points(3), {})).toEqual([]);
  });
});

describe.each(['reading', 'annotated'] as const)('the proof of a report (%s)', async (variant) => {
  const {
    bytes,
    pageMap = {},
    points,
    document,
    unsettled,
    prints,
  } = await proof(NOW, { format: 'pdf', variant }, { former: FORMER });
  const read = await readPdf(bytes);
  const pages = read.pages.map((page) => piecesIn(page));

  it('has its points in the order of the text, at their words', () => {
    expect(points.map(({ rule, segment, words }) => [rule, wordsOf(segment, words)])).toEqual([
      ['check/period', '2025年6月至2025年3月'],
      ['check/range', '12%至8%'],
      ['check/age', '70岁'],
      ['check/table', undefined],
    ]);
    expect([unsettled, prints]).toEqual([[], 2]);
  });

  const wordsOf = (segment?: string, words?: { start: number; end: number }) =>
    words && document.segments.find(({ id }) => id === segment)?.text.slice(words.start, words.end);

  it('numbers every fifth line, at the height of that line', () => {
    for (const [index, furniture] of read.furniture.entries()) {
      const numbers = furniture.filter(({ x, text }) => x < 45 && /^\d+$/.test(text));
      expect(numbers.map(({ text }) => text)).toEqual(['5', '10', '15', '20', '25', '30', '35', '40']);
      const text = (pages[index] ?? []).filter(({ size }) => Math.abs(size - 10.5) < 0.1);
      for (const { y } of numbers) {
        const [near] = text.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y));
        // The next line is 18 points away; some numbers stand beside a space.
        if (near && Math.abs(near.y - y) < 9) expect(Math.abs(near.y - y)).toBeLessThan(2);
      }
    }
  });

  it('has every line of the text on the grid', () => {
    const lines = pages.flatMap((pieces) => pieces.filter(({ size }) => Math.abs(size - 10.5) < 0.1));
    expect(lines.length).toBeGreaterThan(20);
    const [first] = lines;
    for (const { y, text } of lines.filter(({ text }) => /\p{Script=Han}/u.test(text)))
      expect(
        Math.abs(((first?.y ?? 0) - y) / grid.pitch - Math.round(((first?.y ?? 0) - y) / grid.pitch)),
        text,
      ).toBeLessThan(0.09);
  });

  it('says what was found beside its line, for eyes alone, and in a list at the end with page and line', () => {
    const listed = read.pages.map(textIn).join('');
    for (const point of points) {
      const at = pageMap[wordsId(point)];
      const note = (read.furniture[(at?.page ?? 1) - 1] ?? []).find(
        ({ x, text }) => x > 400 && text.startsWith(String(point.number)),
      );
      expect(A4 - (note?.y ?? 0) - (at?.y ?? 0), point.reason).toBeLessThan(20);
      expect(A4 - (note?.y ?? 0) - (at?.y ?? 0), point.reason).toBeGreaterThan(-4);
      const says = point.reason.replace(/[`\s]/g, '');
      expect(listed.split(says).length - 1, says).toBe(1);
      expect(listed).toContain(`${at?.folio}·${lineAt(at?.y ?? 0)}`);
    }
    expect(listed).toContain('待定事项');
  });

  it('lists what was changed: before, now, page and line', () => {
    const listed = read.pages.map(textIn).join('');
    const changes = listed.slice(listed.indexOf('改动与'));
    for (const words of ['数据·改动310万立方米320万立方米', '文字·删去这一段后来删去了', '数据·新增不足120人'])
      expect(changes).toContain(words);
    expect(changes).toMatch(
      /引语·改动“供水是头等大事，我们不能有半点松懈。”“供水是头等大事，我们决不能有半点松懈。”\d·\d/,
    );
  });

  it('has a bar beside each line with new words, and beside no other', async () => {
    const bars = await barsOn(bytes, 1);
    const lines = linesWithPlaces(pages[0] ?? []);
    const hasBar = (words: RegExp) => {
      const found = lines.filter(({ text }) => words.test(text));
      expect(found.length, String(words)).toBeGreaterThan(0);
      return found.map(({ y }) => bars.some(({ bottom, top }) => bottom < y + 4 && y + 4 < top));
    };
    expect(hasBar(/王建国|^员。这一段|^一直到它/)).not.toContain(false);
    expect(hasBar(/供水能力达到/)).toEqual([true]);
    expect(hasBar(/覆盖/)).toEqual([true]);
    expect(hasBar(/全市共有泵站/)).toEqual([true]);
    expect(hasBar(/^合计/)).toEqual([true]);
    expect(hasBar(/^漏损率是|漏损率是漏失/)).toEqual([true]);
    expect(hasBar(/关于全市|总体情况|存在问题|老旧管网/)).not.toContain(true);
  });
});

interface Line {
  text: string;
  y: number;
}

function linesWithPlaces(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { text: words, y } of pieces) {
    const text = words.replace(/\s/g, '');
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < 4) last.text += text;
    else lines.push({ y, text });
  }
  return lines;
}

/** What is painted where the bars stand: rectangles of 1.5 points, from the foot of the page. */
async function barsOn(bytes: Uint8Array, number: number) {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const { fnArray, argsArray } = await (await (await task.promise).getPage(number)).getOperatorList();
  let matrix = [1, 0, 0, 1, 0, 0];
  const saved: number[][] = [];
  const bars: { bottom: number; top: number }[] = [];
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = product(matrix, args);
    else if (operator === OPS.constructPath && args[2]) {
      const [a = 0, b = 0, c = 0, d = 0] = args[2] as Float32Array;
      const [left, right] = [a, c].map((x) => (matrix[0] ?? 0) * x + (matrix[4] ?? 0));
      const [one = 0, other = 0] = [b, d].map((y) => (matrix[3] ?? 0) * y + (matrix[5] ?? 0));
      const isBar = Math.abs((right ?? 0) - (left ?? 0)) < 2.5 && Math.abs((left ?? 0) - BAR) < 1.5;
      if (isBar) bars.push({ bottom: Math.min(one, other), top: Math.max(one, other) });
    }
  });
  await task.destroy();
  return bars;
}

/** Points from the edge of the paper to the bars: 17 mm and 4 mm. */
const BAR = (21 * 72) / 25.4;

const product = (
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[],
  [g = 0, h = 0, i = 0, j = 0, k = 0, l = 0]: number[],
) => [...[a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j], ...[a * k + c * l + e, b * k + d * l + f]];

describe('a proof', () => {
  it.each(sources.filter((source) => source.startsWith('source/')))('says when nothing is open: %s', async (source) => {
    const { bytes, points } = await proof(path(source), { format: 'html', variant: 'reading' });
    const html = Buffer.from(bytes).toString();
    expect(html.includes('没有待定事项。') || html.includes('No open points.')).toBe(points.length === 0);
  });

  it('on screen has its points behind their blocks, and links both ways', async () => {
    const { bytes, points } = await proof(NOW, { format: 'html', variant: 'annotated' }, { former: FORMER });
    const html = Buffer.from(bytes).toString();
    for (const { number } of points) {
      expect(html).toContain(`id="open-${number}"`);
      expect(html).toContain(`href="#point-${number}"`);
      expect(html).toContain(`id="point-${number}"`);
    }
    expect(html).toMatch(/<ins class="changed">320万立方米/);
  });

  it('of many pages has the page and line of each point right', async () => {
    const wrong = Buffer.from(longReport(3))
      .toString()
      .replaceAll(/(\n\n)(?=[^\n#|[]{60})/g, '$1漏损率为12%至8%。');
    const {
      points,
      pageMap = {},
      bytes,
      pages,
    } = await proof('source/reservoirs.md', { format: 'pdf', variant: 'reading' }, { bytes: Buffer.from(wrong) });
    expect(pages).toBeGreaterThan(25);
    const ranges = points.filter(({ rule }) => rule === 'check/range');
    expect(ranges.length).toBeGreaterThan(40);
    const read = await readPdf(bytes);
    for (const point of ranges) {
      const at = pageMap[wordsId(point)];
      const line = piecesIn(read.pages[(at?.page ?? 1) - 1] as never)
        .filter(({ text, size }) => size > 10 && /12%/.test(text))
        .map(({ y }) => A4 - y);
      expect(
        line.some((y) => lineAt(y - 13) === lineAt(at?.y ?? 0)),
        point.reason,
      ).toBe(true);
    }
  });
});
