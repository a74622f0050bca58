import type { AnnotationStatus, Quotation, Span, Statistic } from '../contract/index.ts';

/** What an annotator found in a block; spans count in the block's text. */
export type Item = Statistic | Quotation;

/** What an editor says of an item. */
export interface Ruling {
  status: AnnotationStatus;
  reason?: string;
  /** Keys of cited sources. */
  sources: string[];
  /** The fields that were changed, as they were found. */
  proposed?: Record<string, unknown>;
}

/** Whether two stretches of one text share a character. */
export const overlaps = (a: Pick<Span, 'start' | 'end'>, b: Pick<Span, 'start' | 'end'>): boolean =>
  a.start < b.end && b.start < a.end;
