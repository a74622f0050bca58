import { afterAll, describe, expect, it } from 'vitest';
import { finishedPdf, setting } from './finished-pdf.ts';
import { htmlFile } from './html-edition.ts';
import { closeBrowser, inBrowser } from './in-browser.ts';
import { nothingLost } from './nothing-lost.ts';
import { pageBreaks } from './page-breaks.ts';
import { pageNumbers, runningHeads } from './page-numbers.ts';
import { ARTICLE, isThere, LONG, shelf, sources } from './shelf.ts';

const editions = shelf();
afterAll(() => Promise.all([editions.close(), closeBrowser(editions)]));

describe.each(sources)('%s', (source) => {
  describe.skipIf(!isThere(source))('(where it is there)', () => {
    nothingLost(editions, source);
    pageNumbers(editions, source);
    runningHeads(editions, source);
    pageBreaks(editions, source);
    finishedPdf(editions, source);
    setting(editions, source);
    htmlFile(editions, source);
    inBrowser(editions, source);
  });
});

describe.skipIf(!isThere(ARTICLE))(`${ARTICLE} (where it is there)`, () => {
  it('is a PDF of less than 300 kB', async () => {
    const { bytes } = await editions.edition(ARTICLE, { format: 'pdf', variant: 'reading' });
    expect(bytes.length).toBeLessThan(300_000);
  });
});

describe('a report of more than sixty pages', () => {
  it('is printed on so many', async () => {
    const { pages, prints, unsettled } = await editions.pdf(LONG, 'reading');
    expect(pages).toBeGreaterThanOrEqual(60);
    expect(prints).toBeLessThanOrEqual(3);
    expect(unsettled).toEqual([]);
  });
  pageNumbers(editions, LONG, ['reading']);
  pageBreaks(editions, LONG);
});
