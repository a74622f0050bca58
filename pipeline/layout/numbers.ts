import type { Annotation, MarkAnnotation, RemarkAnnotation, StatisticAnnotation } from '../contract/index.ts';
import type { Labels } from './labels/index.ts';
import type { Occurrence } from './occurrences.ts';

/**
 * A figure that readers are shown as one: it measures or counts (not a date, a rank or a name). A bare
 * number, as in the cells of a table, says neither what nor in which unit: a register would be full of them.
 */
export function isFigure(annotation: Annotation): annotation is StatisticAnnotation {
  return annotation.type === 'statistic' && annotation.class === 'quantity' && !annotation.rule.endsWith('/bare');
}

export const isRemark = (annotation: Annotation): annotation is RemarkAnnotation => annotation.type === 'remark';

export const isMark = (annotation: Annotation): annotation is MarkAnnotation => annotation.type === 'mark';

/** Annotation id to its number in its register, counted from 1 in the order of the text. */
export function registerNumbers(found: readonly Occurrence[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const registered of [isFigure, isRemark])
    for (const [index, { annotation }] of found.filter(({ annotation }) => registered(annotation)).entries())
      numbers.set(annotation.id, index + 1);
  return numbers;
}

/** The number as it is printed beside the text: `12`, or `引3` for a remark. */
export function signOf({ type }: Annotation, number: number, labels: Labels): string {
  return type === 'remark' ? labels['remark.sign'] + number : String(number);
}
