import { describe, expect, test } from 'vitest';
import { suggest } from '../../pipeline/contract/suggest.ts';

describe('suggest', () => {
  test.each([
    ['sorce', 'source'],
    ['ouptut', 'output'],
    ['Template', 'template'],
    ['lang', undefined],
    ['xyzzy', undefined],
    ['', undefined],
    ['source'.repeat(10_000), undefined],
  ])('%j → %j', (word, meant) => {
    expect(suggest(word, ['source', 'output', 'template', 'language'])).toBe(meant);
  });
});
