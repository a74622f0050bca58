import type { Statistic } from '../../../contract/statistic.ts';

export function englishStatistics(_text: string, _docDate: string | undefined): Statistic[] {
  return [];
}
