import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atFoot, besideLines, type Flowing, flow } from '../../templates/report/flow.ts';
import { divideNote, footnoteOf } from '../../templates/report/footnote.ts';
import { lineEnds, widthOf } from '../../templates/report/line-ends.ts';
import { MARGINS } from '../../templates/report/paper.ts';

const ROOM = 11;

describe('lines', () => {
  const texts = fc.array(
    fc.constantFrom(
      '水',
      '位',
      '，',
      '“',
      '”',
      '（',
      '）',
      'a',
      'W',
      'word ',
      '-',
      '7',
      '%',
      ' ',
      '\n',
      'https://',
      '?',
      '。',
    ),
    { maxLength: 120 },
  );

  it('end where the text does, and are no wider than their room', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const ends = lineEnds(text, ROOM);
        expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b));
        expect(ends.at(-1) ?? 0).toBe(text.replace(/\n+$/, '').length);
        let from = 0;
        for (const end of ends) {
          const line = text.slice(from, end).trim();
          expect(widthOf(line), line).toBeLessThanOrEqual(ROOM + 1e-9);
          from = end;
        }
      }),
    );
  });

  it('keep words and numbers whole, and marks with what they belong to', () => {
    const linesOf = (text: string, room: number) => {
      let from = 0;
      return lineEnds(text, room).map((end) => {
        const line = text.slice(from, end);
        from = end;
        return line;
      });
    };
    expect(linesOf('水位的变化，“要看”许多年', 5)).toEqual(['水位的变', '化，“要', '看”许多年']);
    expect(linesOf('levels rose by 12.5% in June', 5)).toEqual(['levels ', 'rose by ', '12.5% in ', 'June']);
    expect(linesOf('incomprehensibly', 4).length).toBeGreaterThan(2);
  });
});

/** So many lines of ten points that can be divided anywhere. */
const lines = (anchor: string, length: number): Flowing => ({
  anchor,
  length,
  take(from, room) {
    const taken = Math.min(length - from, Math.floor(room / 10));
    return taken > 0 ? { to: from + taken, height: taken * 10 } : undefined;
  },
});

describe('notes on pages', () => {
  const strip = (page: number, height = 100) => ({ page, from: 0, to: height, offset: (page - 1) * height });
  const at = (page: number, y: number) => ({ page, folio: String(page), y: y + MARGINS.above });
  const placed = (parts: ReturnType<typeof flow>) =>
    parts.map(({ item, from, to, strip: { page }, top }) => [item.anchor, from, to, page, top]);

  it('stand beside their lines, below the one before, and above the foot of the page', () => {
    const parts = flow(
      [lines('a', 3), lines('b', 2), lines('c', 4)],
      { a: at(1, 10), b: at(1, 20), c: at(1, 90) },
      [strip(1)],
      besideLines,
    );
    expect(placed(parts)).toEqual([
      ['a', 0, 3, 1, 10],
      ['b', 0, 2, 1, 40],
      ['c', 0, 4, 1, 60],
    ]);
  });

  it('go on at the head of the next strip, which may be pages away', () => {
    const parts = flow(
      [lines('a', 14), lines('b', 2), lines('t', 1)],
      { a: at(1, 50), b: at(4, 10), t: at(2, 10) },
      [strip(1), strip(4)],
      besideLines,
    );
    expect(placed(parts)).toEqual([
      ['a', 0, 10, 1, 0],
      ['a', 10, 14, 4, 0],
      ['t', 0, 1, 4, 40],
      ['b', 0, 2, 4, 50],
    ]);
  });

  it('that no page has room for are left out as a whole', () => {
    const pages = { a: at(1, 0), b: at(1, 0), c: at(2, 0), d: at(2, 0) };
    const parts = flow(
      [lines('a', 9), lines('b', 12), lines('c', 6), lines('d', 8)],
      pages,
      [strip(1), strip(2)],
      besideLines,
    );
    expect(new Set(parts.map(({ item }) => item.anchor))).toEqual(new Set(['a', 'c']));
  });

  it('at the foot stand one below the other', () => {
    const parts = flow([lines('a', 3), lines('b', 2)], { a: at(1, 2), b: at(1, 9) }, [strip(1)], atFoot);
    expect(placed(parts)).toEqual([
      ['a', 0, 3, 1, 50],
      ['b', 0, 2, 1, 80],
    ]);
  });

  it('are none over another, and whole', () => {
    const notes = fc.array(
      fc.record({ page: fc.integer({ min: 1, max: 4 }), y: fc.nat(100), length: fc.integer({ min: 1, max: 24 }) }),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(notes, fc.constantFrom(besideLines, atFoot), (all, arrange) => {
        const items = all.map(({ length }, index) => lines(`n${index}`, length));
        const pages = Object.fromEntries(all.map(({ page, y }, index) => [`n${index}`, at(page, y)]));
        const parts = flow(items, pages, [strip(1), strip(2), strip(4, 60)], arrange);
        for (const [index, { strip: here, top, height }] of parts.entries()) {
          const next = parts[index + 1];
          expect(top).toBeGreaterThanOrEqual(here.from);
          expect(top + height).toBeLessThanOrEqual(here.to);
          if (next?.strip === here) expect(top + height).toBeLessThanOrEqual(next.top);
        }
        for (const item of new Set(parts.map((part) => part.item))) {
          const own = parts.filter((part) => part.item === item);
          expect(own.map(({ from }) => from)).toEqual([0, ...own.slice(0, -1).map(({ to }) => to)]);
          expect(own.at(-1)?.to).toBe(item.length);
        }
      }),
    );
  });
});

describe('a footnote', () => {
  const text = (value: string) => ({ type: 'text' as const, value });
  const element = (tagName: string, children: unknown[], properties = {}) =>
    ({ type: 'element', tagName, properties, children }) as never;
  const back = element('a', [text('↑')], { role: 'doc-backlink', href: '#noteref-1', dataGenerated: true });
  const note = (...paragraphs: unknown[]) => element('li', paragraphs, { id: 'note-1' });
  const long = note(
    element('p', [text('水位的变化要看许多年，'), element('em', [text('一年两年看不出来。')], { id: 'x' })]),
    element('p', [text('往后的几年还要接着看。'), back]),
  );
  const setting = { room: 7, line: 10, gap: 4 };

  it('belongs to its first reference, and is as high as its lines', () => {
    expect(footnoteOf(long, setting)).toMatchObject({ anchor: 'noteref-1', length: 32, lines: 5 });
    expect(footnoteOf(note(element('p', [text('无人提起')])), setting)).toBeUndefined();
    expect(footnoteOf(note(element('p', [text('一'), back]), element('ul', [])), setting)).toBeUndefined();
  });

  it('is divided where a clause ends', () => {
    const flowing = footnoteOf(long, setting);
    expect(flowing?.take(0, 100)).toEqual({ to: 32, height: 54 });
    expect(flowing?.take(0, 20)).toBeUndefined();
    const first = flowing?.take(0, 25);
    expect(first).toEqual({ to: 11, height: 24 });
    const [before, after] = divideNote((long as { children: never[] }).children, 11);
    expect(JSON.stringify(before)).toContain('许多年，');
    expect(JSON.stringify(before)).not.toContain('一年');
    expect(after).toHaveLength(2);
  });

  it('has each of its ids once', () => {
    const [before, after] = divideNote((long as { children: never[] }).children, 14);
    expect(JSON.stringify([before, after]).match(/"id":"x"/g)).toHaveLength(1);
    expect(JSON.stringify(before)).toContain('一年两');
    expect(JSON.stringify(after)).toContain('年看不出来');
  });
});
