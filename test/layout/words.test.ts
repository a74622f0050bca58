import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepWords, wordsOf } from '../../pipeline/layout/words.ts';
import { htmlOf } from './edition.ts';

describe('words of a heading', () => {
  it('are kept whole, single characters with the word beside', () => {
    expect(wordsOf('水务局公布用水数据')).toEqual(['水务局', '公布', '用水', '数据']);
    expect(wordsOf('把账算到每一滴水').filter((word) => [...word].length < 2)).toEqual([]);
  });

  it('take the stop that follows, and grow no longer for it than needed', () => {
    expect(wordsOf('供水、用水。')).toEqual(['供水、', '用水。']);
    expect(Math.max(...wordsOf('他把一斗米分给了三家人').map((word) => word.length))).toBeLessThanOrEqual(5);
  });

  it('leave Latin text as it is', () => {
    const text = { type: 'text' as const, value: 'The first year' };
    expect(keepWords([text])).toEqual([text]);
  });

  it('go into spans, inside other elements too', () => {
    const em = {
      type: 'element' as const,
      tagName: 'em',
      properties: {},
      children: [{ type: 'text' as const, value: '命运' }],
    };
    expect(keepWords([em]).map(htmlOf)).toEqual(['<em><span class="word">命运</span></em>']);
  });

  it('make up the text, and the last is never one character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const words = wordsOf(text);
        expect(words.join('')).toBe(text);
        if (words.length > 1) expect([...(words.at(-1) ?? '')].length).toBeGreaterThan(1);
      }),
    );
  });
});
