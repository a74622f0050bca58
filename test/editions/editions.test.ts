import { afterAll, describe, expect, it } from 'vitest';
import { finishedPdf, setting } from './finished-pdf.ts';
import { pageNumbers } from './page-numbers.ts';
import { isThere, LONG, shelf, sources } from './shelf.ts';

const editions = shelf();
afterAll(() => editions.close());

describe.each(sources)('%s', (source) => {
  describe.skipIf(!isThere(source))('(where it is there)', () => {
    pageNumbers(editions, source);
    finishedPdf(editions, source);
    setting(editions, source);
  });
});

describe('a report of more than sixty pages', () => {
  it('is printed on so many', async () => {
    const { pages, prints, unsettled } = await editions.pdf(LONG, 'reading');
    expect(pages).toBeGreaterThanOrEqual(60);
    expect(prints).toBeLessThanOrEqual(3);
    expect(unsettled).toEqual([]);
  });
  pageNumbers(editions, LONG);
});
