import { expect, test } from 'vitest';
import { oneWord, words, xmlText } from '../../../../pipeline/build/output/tei/text.ts';

test('a character that XML cannot carry is replaced; the others stay', () => {
  expect(xmlText('a\u0001b\uFFFEc\uD800d\u0085e🚢\tf')).toBe('a\uFFFDb\uFFFDc\uFFFDd\u0085e🚢\tf');
});

test('every end of a line is a line feed, as a parser of XML makes it', () => {
  expect(xmlText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
});

test('a value has single blanks between its words, a unit none', () => {
  expect(words('  steel \n plates ')).toBe('steel plates');
  expect(oneWord('percentage points')).toBe('percentage-points');
});
