import type { Element } from 'hast';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
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
      {notes.map(({ point }) => (
        <p data-beside={String(point.number)} class={point.severity}>
          {pointWords(point, false)}
        </p>
      ))}
    </div>
  ) as Element;
}

/** Where they stand: counted from the head of the first page, as if the areas of the pages were one long page. */
export function marginStyle({ pages }: TemplateContext, points: readonly Point[]): string {
  return placed(points, pages)
    .map(({ point, ...at }) => {
      const top = (at.page - 1) * page.height + at.top;
      return `[data-beside="${point.number}"] { inset-block-start: ${top.toFixed(2)}pt }`;
    })
    .join('\n');
}
