import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../pipeline/read/index.ts';
import { segment } from '../../pipeline/segment/index.ts';
import { unaccounted } from './nothing-lost.ts';

const text = new URL('../../../shared/gold/article.txt', import.meta.url);
const gold = new URL('../../../shared/gold/article.gold.json', import.meta.url);

interface GoldNode {
  role: string;
  level: number;
  start: number;
  end: number;
  runIn?: boolean;
  stop?: string;
  list?: string;
  index?: number;
  of?: number;
  marker?: { start: number; end: number; text: string };
  parts?: { start: number; end: number; text: string }[];
}

describe.skipIf(!existsSync(text))('the reference article (skipped where ../shared is absent)', () => {
  const document = () => {
    const made = read({ name: 'article', files: [{ path: 'article.txt', bytes: readFileSync(text) }] });
    segment(made);
    return made;
  };

  test('is segmented as its editor would', () => {
    const { structure } = JSON.parse(readFileSync(gold, 'utf8')) as { structure: GoldNode[] };
    const expected = structure.map(({ role, level, start, end, runIn, stop, list, index, of, marker, parts }) => ({
      role: role === 'artefact' ? 'noise' : role,
      level,
      start,
      end,
      runIn,
      stop,
      list,
      index,
      of,
      marker,
      parts: parts?.map(({ start, end, text }) => ({ start, end, text })),
    }));
    const found = document().segments.map(({ role, level, position, runIn, stop, list, index, of, marker, parts }) => ({
      role,
      level,
      start: position.start.offset,
      end: position.end.offset,
      runIn,
      stop,
      list,
      index,
      of,
      marker: marker && { start: marker.position.start.offset, end: marker.position.end.offset, text: marker.text },
      parts: parts?.map(({ position, text }) => ({ start: position.start.offset, end: position.end.offset, text })),
    }));
    expect(found).toHaveLength(30);
    expect(found).toEqual(expected);
  });

  test('loses nothing', () => {
    expect(unaccounted(document())).toEqual({ lost: '', doubled: '', outOfOrder: [] });
  });
});
