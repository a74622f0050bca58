import { afterAll, describe } from 'vitest';
import { pageNumbers } from './page-numbers.ts';
import { isThere, LONG, shelf, sources } from './shelf.ts';

const editions = shelf();
afterAll(() => editions.close());

describe.each(sources)('%s', (source) => {
  describe.skipIf(!isThere(source))('(where it is there)', () => {
    pageNumbers(editions, source);
  });
});

describe('a report of more than sixty pages', () => {
  pageNumbers(editions, LONG);
});
