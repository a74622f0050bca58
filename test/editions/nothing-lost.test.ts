import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../pipeline/contract/index.ts';
import { htmlRuns, markdownText, pdfRuns, plainText, unread } from './text.ts';
import { workshop } from './workshop.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const shop = workshop();
afterAll(() => shop.close());

const own = readdirSync(path('source'))
  .filter((name) => ['.txt', '.md'].includes(extname(name)))
  .map((name) => `source/${name}`);
const shared = ['../shared/gold/article.txt'];

const editions: Edition[] = [
  { format: 'html', variant: 'reading' },
  { format: 'html', variant: 'annotated' },
  { format: 'pdf', variant: 'reading' },
  { format: 'pdf', variant: 'annotated' },
];

describe.each([...own, ...shared])('%s', (source) => {
  const there = existsSync(path(source));
  it.skipIf(!there).each(editions)(`is whole and in order in its $variant $format edition`, async (edition) => {
    const document = shop.prepare(path(source));
    const expected = extname(source) === '.md' ? markdownText(readFileSync(path(source), 'utf8')) : plainText(document);
    expect(expected.length, basename(source)).toBeGreaterThan(1000);
    const { bytes } = await shop.render(document, edition);
    const runs = edition.format === 'html' ? htmlRuns(Buffer.from(bytes).toString()) : await pdfRuns(bytes);
    expect(unread(expected, runs).slice(0, 80)).toBe('');
  });
});

describe('unread', () => {
  it('finds a lost, a changed and a moved character', () => {
    expect(unread('一二三四', ['一二', '注', '三四'])).toBe('');
    expect(unread('一二三四', ['一二', '四'])).toBe('三四');
    expect(unread('一二三四', ['一二', '三思'])).toBe('三四');
    expect(unread('一二三四', ['三四', '一二'])).toBe('三四');
  });
});
