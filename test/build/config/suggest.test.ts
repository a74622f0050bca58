import { describe, expect, test } from 'vitest';
import { suggest } from '../../../pipeline/build/config/suggest.ts';

describe('suggest', () => {
  test.each([
    ['sorce', 'source'],
    ['ouptut', 'output'],
    ['Template', 'template'],
    ['lang', undefined],
    ['xyzzy', undefined],
    ['', undefined],
  ])('%j → %j', (word, meant) => {
    expect(suggest(word, ['source', 'output', 'template', 'language'])).toBe(meant);
  });
});
