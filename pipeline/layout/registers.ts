import type { Annotation, RegisterEntry } from '../contract/index.ts';
import { anchors } from './anchors.ts';
import type { Occurrence } from './occurrences.ts';
import { printedValue } from './values.ts';

/** The rows of a register: the annotations of one sort, in the order of the text. */
export function register<A extends Annotation>(
  found: readonly Occurrence[],
  isListed: (annotation: Annotation) => annotation is A,
): RegisterEntry<A>[] {
  return found
    .filter((occurrence): occurrence is Occurrence & { annotation: A } => isListed(occurrence.annotation))
    .map(({ annotation, segment, before, after }, index) => ({
      annotation,
      anchor: anchors.text(annotation),
      row: anchors.row(annotation),
      number: index + 1,
      segment,
      value: annotation.type === 'statistic' ? printedValue(annotation) : '',
      before,
      after,
    }));
}
