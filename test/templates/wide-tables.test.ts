import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { turned } from '../../templates/report/paper.ts';
import { linesOf, piecesIn, readPdf, tagsIn, textIn } from '../editions/pdf.ts';
import { workshop } from '../editions/workshop.ts';

const shop = workshop();
afterAll(() => shop.close());

/** A table of so many years, between two sections. */
function report(years: number): string {
  const names = Array.from({ length: years }, (_, i) => `${2001 + i}年`);
  const row = (name: string, seed: number) =>
    `| ${[name, ...names.map((_, i) => 10_000 + seed * (i + 7))].join(' | ')} |`;
  return `# 各市历年水量

## 一、上文

水位的变化要看许多年，一年两年看不出来。

表1　各市历年水量

| ${['地区', ...names].join(' | ')} |
| ${['', ...names].map(() => '--:').join(' | ')} |
${row('望川', 31)}
${row('澜溪', 17)}

## 二、下文

往后的几年还要接着看。
`;
}

async function printed(years: number, variant: 'reading' | 'annotated' = 'reading') {
  const document = shop.prepare('source/wide.md', Buffer.from(report(years)));
  const { bytes, prints, unsettled } = await shop.render(document, { format: 'pdf', variant });
  const sizes = (await PDFDocument.load(bytes)).getPages().map((page) => page.getWidth() > page.getHeight());
  return { prints, unsettled, sizes, read: await readPdf(bytes) };
}

describe.each(['reading', 'annotated'] as const)('a table (%s)', (variant) => {
  it('that has room stays on its page', async () => {
    const { sizes } = await printed(5, variant);
    expect(sizes).not.toContain(true);
  });

  it.each([14, 24])(
    'of %i columns of figures is on a page that is turned, whole and with its caption',
    async (years) => {
      const { sizes, prints, unsettled, read } = await printed(years, variant);
      expect([prints, unsettled]).toEqual([2, []]);
      expect(sizes.filter(Boolean)).toHaveLength(1);
      const page = sizes.indexOf(true);
      const turnedPage = read.pages[page];
      if (!turnedPage) throw new Error('unreachable');
      expect(textIn(turnedPage)).toMatch(/^表1各市历年水量地区2001年/);
      const [table] = tagsIn(turnedPage, /^Table$/);
      const pieces = table ? piecesIn(table) : [];
      // Nothing is beyond the margins of 21 mm, and each row is one line.
      expect(Math.max(...pieces.map(({ x }) => x))).toBeLessThan(841.9 - 59.5);
      expect(linesOf(pieces)).toHaveLength(3);
      // A table that is too wide would make the type of all pages smaller.
      const sizesOfType = piecesIn(read.pages[0] as never).map(({ size }) => Math.round(size * 10) / 10);
      expect(sizesOfType).toContain(10.5);
      expect(
        read.pages
          .slice(page + 1)
          .map(textIn)
          .join(''),
      ).toMatch(/^二、下文往后的几年还要接着看。/);
      expect(JSON.stringify(read.outline)).toContain('二、下文');
    },
  );
});

it('papers are turned by their names, or by their sides', () => {
  expect(['A4', 'B5', '176mm 250mm'].map((size) => turned({ size }))).toEqual([
    'A4 landscape',
    'B5 landscape',
    '250mm 176mm',
  ]);
  expect(turned(undefined)).toBe('A4 landscape');
});
