import type { Line } from './lines.ts';
import { widthOf } from './width.ts';
import { endsSentence } from './wrapping.ts';

/** What a page carries that is not its text. */
export type FurnitureRule = 'noise/page-number' | 'noise/running-header';

/** Page numbers that cannot be anything else: — 3 — (GB/T 9704 § 7.5), - 3 -, 第 3 页 共 9 页, Page 3 of 9. */
const PAGE_NUMBER =
  /^(?:[—–―－~·-]+\s*\d{1,4}\s*[—–―－~·-]+|第\s*\d{1,4}\s*页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?|page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)$/i;
/** Columns beyond which a line is no running header. */
const HEADER = 80;

/** Finds the lines that are page numbers or running headers, by their index. */
export function findFurniture(lines: readonly Line[]): Map<number, FurnitureRule> {
  const found = new Map<number, FurnitureRule>();
  lines.forEach(({ content }, at) => {
    if (PAGE_NUMBER.test(content)) found.set(at, 'noise/page-number');
  });
  for (const at of runningHeaders(lines, found)) found.set(at, 'noise/running-header');
  for (const at of bareNumbers(lines, found)) found.set(at, 'noise/page-number');
  return found;
}

/**
 * Lines with nothing but a number. They are page numbers where they count on by one and stand
 * between text: neither first in the file nor above a short line that they could be the number of.
 */
function bareNumbers(lines: readonly Line[], taken: ReadonlyMap<number, unknown>): number[] {
  const bare = lines.flatMap(({ content }, at) => (/^\d{1,3}$/.test(content) ? [at] : []));
  const counts = bare.every((at, i) => i === 0 || valueAt(lines, at) === valueAt(lines, bare[i - 1]) + 1);
  if (!counts) return [];
  const between = bare.every((at) => {
    const before = neighbour(lines, at, -1, taken);
    const after = neighbour(lines, at, 1, taken);
    if (!before) return false;
    return !after || !endsSentence(before.content) || endsSentence(after.content) || widthOf(after.content) > 40;
  });
  return between ? bare : [];
}

const valueAt = (lines: readonly Line[], at: number | undefined): number => Number(lines[at ?? -1]?.content);

/**
 * A short line that comes back, its page number aside, is a running header where it stands beside a
 * page number or a page break, cuts a sentence in two, or comes back at equal distances of a page's
 * length. The first one may be the title of the document itself, and stays.
 */
function runningHeaders(lines: readonly Line[], pageNumbers: ReadonlyMap<number, unknown>): number[] {
  const places = new Map<string, number[]>();
  lines.forEach(({ content }, at) => {
    const key = content.replace(/^\d{1,4}[\s|·—–-]*|[\s|·—–-]*\d{1,4}$/g, '').trim();
    if (key === '' || pageNumbers.has(at) || endsSentence(content) || widthOf(content) > HEADER) return;
    const known = places.get(key);
    if (known) known.push(at);
    else places.set(key, [at]);
  });
  const title = lines.findIndex(({ content }) => content !== '');
  return [...places.values()].flatMap((all) => {
    const repeated = all.filter((at) => at !== title);
    const beside = repeated.filter((at) => besidePageEnd(lines, at, pageNumbers));
    const interrupting = repeated.filter((at) => cutsSentence(lines, at, pageNumbers));
    const isHeader =
      (all.length >= 2 && beside.length === repeated.length) ||
      (all.length >= 3 && (beside.length > 0 || interrupting.length > 0 || atEqualDistances(repeated)));
    return isHeader && all.length >= 2 ? repeated : [];
  });
}

function besidePageEnd(lines: readonly Line[], at: number, pageNumbers: ReadonlyMap<number, unknown>): boolean {
  if (lines[at]?.newPage) return true;
  for (const step of [-1, 1]) {
    let next = at + step;
    while (lines[next]?.content === '' && !lines[next]?.newPage) next += step;
    if (pageNumbers.has(next) || (step < 0 && lines[next]?.newPage && lines[next]?.content === '')) return true;
  }
  return false;
}

function cutsSentence(lines: readonly Line[], at: number, taken: ReadonlyMap<number, unknown>): boolean {
  const before = neighbour(lines, at, -1, taken);
  const after = neighbour(lines, at, 1, taken);
  return before !== undefined && after !== undefined && widthOf(before.content) >= 36 && !endsSentence(before.content);
}

function atEqualDistances(places: readonly number[]): boolean {
  const gaps = places.slice(1).map((at, i) => at - (places[i] ?? 0));
  if (gaps.length < 2) return false;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return mean >= 20 && gaps.every((gap) => Math.abs(gap - mean) <= mean * 0.15);
}

/** The nearest line of text before or after a line. */
function neighbour(lines: readonly Line[], at: number, step: 1 | -1, taken: ReadonlyMap<number, unknown>) {
  let next = at + step;
  while (lines[next] && (lines[next]?.content === '' || taken.has(next))) next += step;
  return lines[next];
}
