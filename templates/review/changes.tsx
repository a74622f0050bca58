import type { Result } from 'hastscript';
import {
  type AnnotationChange,
  type RemovedSegment,
  type TemplateContext,
  textAnchor,
} from '../../pipeline/contract/index.ts';
import { place } from './place.tsx';

interface Row {
  what: 'figure' | 'remark' | 'words';
  change: AnnotationChange;
}

/** The figures and quotations that are not as they were in the former edition, and the words that are gone. */
export function changes(context: TemplateContext): Result | undefined {
  const { labels, edition, document } = context;
  const { comparison } = document;
  if (!comparison) return undefined;
  const said = (label = '') => label.replace('%', comparison.against);
  const blocks = new Map(document.segments.map(({ id }, index) => [id, index]));
  const offsets = new Map(document.annotations.map(({ id, position }) => [id, position.start.offset ?? 0]));
  const rows = [
    ...comparison.figures.map((change): Row => ({ what: 'figure', change })),
    ...comparison.remarks.map((change): Row => ({ what: 'remark', change })),
    ...comparison.removed.map((removed): Row => ({ what: 'words', change: gone(removed) })),
  ];
  const block = ({ change }: Row) => blocks.get(change.segment ?? '') ?? -1;
  // What is gone stands behind what is there.
  const offset = ({ change }: Row) => offsets.get(change.annotation ?? '') ?? Number.MAX_SAFE_INTEGER;
  rows.sort((a, b) => block(a) - block(b) || offset(a) - offset(b));
  return (
    <section class="register changes" aria-labelledby="changes" data-generated>
      <h2 id="changes">{labels.changes}</h2>
      {rows.length === 0 ? (
        <p class="about furniture">{said(comparison.segments.length === 0 ? labels.noChanges : labels.changesNote)}</p>
      ) : (
        <table>
          <caption class="about furniture">{said(labels.changesNote)}</caption>
          <thead>
            <tr>
              <th scope="col">{labels['change.kind']}</th>
              <th scope="col">{labels['change.before']}</th>
              <th scope="col">{labels['change.after']}</th>
              <th scope="col" class="place">
                {edition.format === 'pdf' ? labels['page.line'] : labels.paragraph}
              </th>
            </tr>
          </thead>
          <tbody>{rows.map((one) => row(context, one))}</tbody>
        </table>
      )}
    </section>
  );
}

const gone = ({ text, behind }: RemovedSegment): AnnotationChange => ({
  ...{ kind: 'removed', before: text },
  ...(behind !== undefined && { segment: behind }),
});

function row(context: TemplateContext, { what, change }: Row) {
  const { labels } = context;
  const { kind, annotation, segment, before = '', after = '' } = change;
  const anchor = annotation === undefined ? (segment ?? '') : textAnchor({ id: annotation });
  return (
    <tr>
      <td class="kind">
        {labels[`change.${what}`]} · {labels[`change.${kind}`]}
      </td>
      <td>{before === '' ? '' : <del>{before}</del>}</td>
      <td>{after}</td>
      <td class="place">{place(context, anchor, segment)}</td>
    </tr>
  );
}
