import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = new URL('../../source/', import.meta.url);
const article = new URL('../../../shared/gold/article.txt', import.meta.url);

function read(name: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(new URL(name, folder)));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

describe('the documents in source/', () => {
  it('are one of each kind that the pipeline reads, and what they refer to', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'briefing.decisions.yaml',
      'briefing.md',
      'flood-season.txt',
      'library-report.md',
      'library-visits.svg',
    ]);
  });

  it.each([
    ['flood-season.txt', '均为虚构'],
    ['library-report.md', '均为虚构'],
    ['briefing.md', 'are invented'],
  ])('%s says that its facts are invented', (name, words) => {
    expect(read(name)).toContain(words);
  });
});

describe('flood-season.txt', () => {
  const text = read('flood-season.txt');
  const paragraphs = text.split('\n').filter((line) => line.startsWith('　　'));

  it('is of the length of a policy article', () => {
    expect(text.length).toBeGreaterThan(3500);
    expect(text.length).toBeLessThan(5000);
  });

  it('carries the debris of a word processor', () => {
    expect(text).toMatch(/^[^\n]+\n\[bookmark: _\w+\][^\n]+\n/);
    expect(paragraphs.length).toBe(text.trimEnd().split('\n').length - 3);
  });

  it('has four parallel run-in headings', () => {
    expect(matches(text, /^　　([^，。]+，为[^，。]+。)/gm)).toHaveLength(4);
  });

  it('enumerates three points and four', () => {
    expect(matches(text, /^　　第([一二三四])，/gm).join('')).toBe('一二三一二三四');
    expect(text).toMatch(/三点启示/);
    expect(text).toMatch(/四项工作/);
  });

  it('closes every quotation mark', () => {
    for (const paragraph of paragraphs) {
      expect(matches(paragraph, /“/g)).toHaveLength(matches(paragraph, /”/g).length);
      expect(matches(paragraph, /‘/g)).toHaveLength(matches(paragraph, /’/g).length);
    }
  });
});

describe.each(['library-report.md', 'briefing.md'])('%s', (name) => {
  const text = read(name);

  it('has front matter with title, date and language', () => {
    const [, matter = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
    expect(parse(matter)).toMatchObject({
      title: expect.any(String),
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      language: expect.stringMatching(/^(zh-Hans-CN|en-GB)$/),
    });
  });

  it('has a note for every reference, in order, and a reference for every note', () => {
    const references = matches(text, /\[\^(\w+)\](?!:)/g);
    expect(references.length).toBeGreaterThan(3);
    expect(matches(text, /^\[\^(\w+)\]:/gm)).toEqual(references);
  });

  it('has tables whose totals are the sums of their columns', () => {
    const tables = matches(text, /(?:^\|.*\n)+/gm).map(cells);
    const withTotals = tables.filter((rows) => /^(合计|\*\*Year\*\*)$/.test(rows.at(-1)?.[0] ?? ''));
    expect(withTotals).toHaveLength(1);
    for (const rows of withTotals) {
      const total = rows.at(-1) ?? [];
      const sums = total.map((_, column) => rows.slice(0, -1).reduce((sum, row) => sum + figure(row[column]), 0));
      // The last column is a rate, which is not added up.
      expect(sums.slice(1, -1)).toEqual(total.slice(1, -1).map(figure));
    }
  });
});

describe('library-report.md', () => {
  const text = read('library-report.md');

  it('numbers its headings as official documents do', () => {
    expect(matches(text, /^## ([一二三四五])、/gm).join('')).toBe('一二三四五');
    expect(matches(text, /^### （([一二三四])）/gm).join('')).toBe('一二三一二三四一二三');
    expect(matches(text, /^#### (\d)\. /gm).join('')).toBe('123');
  });

  it('has a table that is longer than half a page, and states its totals', () => {
    const rows = cells(text.slice(text.indexOf('表3　'))).filter((row) => /^\d+$/.test(row[0] ?? ''));
    const total = (column: number) => rows.reduce((sum, row) => sum + figure(row[column]), 0);
    expect(rows).toHaveLength(32);
    expect(text).toContain(`建筑面积合计${total(2) / 10_000}万平方米`);
    expect(text).toContain(`藏量合计${total(3).toFixed(1)}万册`);
    expect(text).toContain(`全年到馆${total(4).toFixed(1)}万人次`);
  });

  it('has a figure with a text in its place, that needs no font and runs nothing', () => {
    expect(matches(text, /!\[[^\]]{20,}\]\(([^)\s]+)\)\n\n图1/g)).toEqual(['library-visits.svg']);
    const figureText = read('library-visits.svg');
    expect(figureText).toMatch(/^<svg /);
    expect(figureText).not.toMatch(/<(text|script|image|use|style|foreignObject)\b|\son\w+=|href=/i);
  });
});

describe.skipIf(!existsSync(article))('the documents beside the article (skipped where ../shared is absent)', () => {
  const LONGEST = 20;
  const other = existsSync(article) ? readFileSync(article, 'utf8') : '';

  it.each(['flood-season.txt', 'library-report.md', 'briefing.md'])('%s takes no sentence from it', (name) => {
    const text = read(name);
    const shared = Array.from({ length: text.length - LONGEST + 1 }, (_, at) => text.slice(at, at + LONGEST));
    expect(shared.filter((piece) => other.includes(piece))).toEqual([]);
  });
});

function cells(table: string): string[][] {
  return matches(table, /^\|(.*)\|$/gm).map((row) => row.split('|').map((cell) => cell.trim()));
}

function figure(cell = ''): number {
  return Number(cell.replace(/[*,%]/g, '')) || 0;
}
