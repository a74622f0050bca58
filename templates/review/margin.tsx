import type { Element } from 'hast';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { besideRule } from '../report/beside.ts';
import { page } from './grid.ts';
import { placed } from './placing.ts';
import { pointWords } from './point-words.tsx';
import type { Point } from './points.ts';

/**
 * The points in the margin of printed pages. They are copies of what the list says, for eyes alone: whoever is read
 * the pages finds them there.
 */
export function margin({ pages }: TemplateContext, points: readonly Point[]): Element | undefined {
  const notes = placed(points, pages);
  if (notes.length === 0) return undefined;
  return (
    <div class="margin-points furniture" aria-hidden="true" data-generated>
      {notes.map(({ item: { point } }) => (
        <p data-note={String(point.number)} class={point.severity}>
          {pointWords(point, false)}
        </p>
      ))}
    </div>
  ) as Element;
}

export function marginStyle({ pages }: TemplateContext, points: readonly Point[]): string {
  return placed(points, pages)
    .map((note) => besideRule(`[data-note="${note.item.point.number}"]`, note, page))
    .join('\n');
}
