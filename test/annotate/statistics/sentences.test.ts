import { describe, expect, it } from 'vitest';
import { findStatistics } from '../../../pipeline/annotate/statistics/index.ts';
import { readCases, show } from './cases.ts';

describe.each(['zh-reports', 'zh-news', 'zh-speech', 'en-reports', 'en-news'])('%s', (name) => {
  it.each(readCases(name))('$text', ({ text, docDate, expected }) => {
    expect(findStatistics(text, { docDate }).map(show)).toEqual(expected);
  });
});
