import { describe, expect, it } from 'vitest';
import { findStatistics } from '../../../pipeline/annotate/statistics/index.ts';
import { type Case, readCases, show } from './cases.ts';

const found = ({ text, docDate }: Case) => findStatistics(text, { docDate }).map(show);

describe.each([
  'zh-reports',
  'zh-news',
  'zh-speech',
  'zh-second',
  'zh-third',
  'zh-fourth',
  'zh-fifth',
  'zh-sixth',
  'zh-seventh',
  'zh-eighth',
  'zh-ninth',
  'zh-tenth',
  'zh-traps',
  'en-reports',
  'en-news',
  'en-second',
  'en-third',
  'en-fourth',
  'en-fifth',
  'en-sixth',
  'en-seventh',
  'en-eighth',
  'en-ninth',
  'en-tenth',
  'en-traps',
])('%s', (name) => {
  const cases = readCases(name);

  it.each(cases.filter(({ limit }) => !limit))('$text', (example) => {
    expect(found(example)).toEqual(example.expected);
  });

  // A limit that is overcome fails here, so that its mark is taken off.
  it.fails.each(cases.filter(({ limit }) => limit))('not yet: $text', (example) => {
    expect(found(example)).toEqual(example.expected);
  });
});
