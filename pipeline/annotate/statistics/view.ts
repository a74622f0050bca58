import type { Span } from '../../contract/span.ts';
import type { Statistic } from '../../contract/statistic.ts';

/** A text as the grammar reads it, in which white space that only sets figures off is closed up. */
export interface View {
  text: string;
  /** Offset in the original of each character of `text`; absent where they are the same. */
  origin?: readonly number[];
}

/** Moves the spans of statistics found in a view back into the original, inner spaces included. */
export function restore(original: string, view: View, statistics: Statistic[]): Statistic[] {
  if (view.text === original) return statistics;
  const back = <S extends Span | null | undefined>(span: S): S => {
    if (!span) return span;
    const start = view.origin?.[span.start] ?? span.start;
    const end = view.origin ? (view.origin[span.end - 1] ?? 0) + 1 : span.end;
    return { ...span, start, end, text: original.slice(start, end) };
  };
  return statistics.map((found) => {
    const moved: Statistic = back(found);
    for (const name of ['numberSpan', 'operatorSpan', 'unitSpan', 'entity', 'property'] as const) {
      if (moved[name]) moved[name] = back(moved[name]);
    }
    if (moved.change) {
      const { baseline } = moved.change;
      moved.change = {
        ...moved.change,
        cue: back(moved.change.cue),
        ...(baseline ? { baseline: back(baseline) } : {}),
      };
    }
    return moved;
  });
}
