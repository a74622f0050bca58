import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { place } from './place.tsx';
import { withQuoted } from './point-words.tsx';
import { itemId, type Point, wordsId } from './points.ts';

/** Every open point: where it is, what was found, and what to do. */
export function pointsList(context: TemplateContext, points: readonly Point[]): Result {
  const { labels, edition } = context;
  return (
    <section class="register open-points" aria-labelledby="open-points" data-generated>
      <h2 id="open-points">{labels.openPoints}</h2>
      {points.length === 0 ? (
        <p class="about furniture">{labels.noOpenPoints}</p>
      ) : (
        <table>
          <caption class="about furniture">{labels.openPointsNote}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">
                {labels.number}
              </th>
              <th scope="col">{labels.point}</th>
              <th scope="col" class="place">
                {edition.format === 'pdf' ? labels['page.line'] : labels.paragraph}
              </th>
            </tr>
          </thead>
          <tbody>{points.map((point) => row(context, point))}</tbody>
        </table>
      )}
    </section>
  );
}

function row(context: TemplateContext, point: Point) {
  const { number, severity, rule, reason, note, segment } = point;
  return (
    <tr id={itemId(point)} class={severity}>
      <th scope="row" class="number">
        {number}
      </th>
      <td class="context">
        {withQuoted(reason)}
        {note === '' ? undefined : <span class="todo">{withQuoted(note)}</span>}
        <span class="rule">
          {context.labels[`severity.${severity}`]} · {rule}
        </span>
      </td>
      <td class="place">{place(context, wordsId(point), segment)}</td>
    </tr>
  );
}
