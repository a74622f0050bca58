import type { Statistic } from '../../contract/statistic.ts';
import { chineseStatistics } from './chinese/index.ts';
import { englishStatistics } from './english/index.ts';

export interface StatisticsOptions {
  /** BCP 47. Without it the text decides: any Han character makes it Chinese. */
  language?: string;
  /** ISO 8601 calendar date that relative dates are resolved against. Without it they stay unresolved. */
  docDate?: string;
}

/**
 * Finds the number expressions of one paragraph: quantities, dates, ranks and names that hold a number.
 *
 * Pure, and linear in the length of the text. Spans are UTF-16 offsets into `text`, sorted, and never
 * overlap. Nothing is thrown: what cannot be read as a number is left alone.
 */
export function findStatistics(text: string, options: StatisticsOptions = {}): Statistic[] {
  const chinese = options.language === undefined ? /\p{Script=Han}/u.test(text) : /^zh\b/i.test(options.language);
  return chinese ? chineseStatistics(text, options.docDate) : englishStatistics(text, options.docDate);
}
