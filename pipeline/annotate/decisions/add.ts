import type { Span, Statistic } from '../../contract/index.ts';
import type { Item } from '../item.ts';

/** What marks the beginning of words in quotation marks. */
const MARKED = /^[“"「『‘]/;

/** An annotation that only an editor saw: what can be read from its words, until a correction says more. */
export function added(type: Item['type'], span: Span, readFigure: (text: string) => Statistic[]): Item {
  const origin = { rule: 'editor', confidence: 1 };
  if (type === 'statistic') {
    const read = readFigure(span.text).find(({ start, end }) => start === 0 && end === span.text.length);
    return read ? { ...moved(read, span.start), ...origin } : { ...span, ...FIGURE, ...origin };
  }
  const isMarked = MARKED.test(span.text);
  if (type === 'mark') {
    const inner = isMarked ? { start: span.start + 1, end: span.end - 1, text: span.text.slice(1, -1) } : span;
    return { ...span, type, class: 'term', inner, ...origin };
  }
  if (type === 'evidential') return { ...span, type, source: null, cue: span, content: span, ...origin };
  const kind = isMarked ? 'direct' : 'indirect';
  return { ...span, type, kind, source: null, reason: 'orphan', cue: null, content: span, ...origin };
}

const FIGURE = {
  type: 'statistic',
  class: 'quantity',
  kind: 'count',
  op: '=',
  unit: null,
  entity: null,
  property: null,
  change: null,
} as const;

/** A value with every span in it moved by `by` characters. */
function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((one) => moved(one, by)) as T;
  if (!value || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([key, field]) => {
    const isOffset = (key === 'start' || key === 'end') && typeof field === 'number';
    return [key, isOffset ? field + by : moved(field, by)];
  });
  return Object.fromEntries(fields) as T;
}
