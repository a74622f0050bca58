import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, it } from 'vitest';
import type { Edition } from '../../pipeline/contract/index.ts';
import { path, type Shelf } from './shelf.ts';
import { htmlRuns, markdownText, pdfRuns, plainText, unread } from './text.ts';

const editions: Edition[] = [
  { format: 'html', variant: 'reading' },
  { format: 'html', variant: 'annotated' },
  { format: 'pdf', variant: 'reading' },
  { format: 'pdf', variant: 'annotated' },
];

/** Every character of the source is in every edition, in order. */
export function nothingLost(shelf: Shelf, source: string): void {
  it.each(editions)('is whole and in order in its $variant $format edition', async (edition) => {
    const document = shelf.document(source);
    const expected = extname(source) === '.md' ? markdownText(readFileSync(path(source), 'utf8')) : plainText(document);
    expect(expected.length).toBeGreaterThan(1000);
    const { bytes } = await shelf.edition(source, edition);
    const runs = edition.format === 'html' ? htmlRuns(Buffer.from(bytes).toString()) : await pdfRuns(bytes);
    expect(unread(expected, runs).slice(0, 80)).toBe('');
  });
}
