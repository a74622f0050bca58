import type { Result } from 'hastscript';
import type { RegisterEntry, StatisticAnnotation, TemplateContext } from '../../pipeline/contract/index.ts';
import { place } from './folio.tsx';

/** Every figure of the text with the words around it, its value and its place. */
export function statisticsRegister(context: TemplateContext): Result | undefined {
  const { statistics, labels, edition } = context;
  if (statistics.length === 0) return undefined;
  return (
    <section class="register statistics" aria-labelledby="statistics" data-generated>
      <h2 id="statistics">{labels.statistics}</h2>
      <table>
        <caption class="about furniture">{labels.statisticsNote}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {labels.number}
            </th>
            <th scope="col">{labels.printed}</th>
            <th scope="col" class="value">
              {labels.value}
            </th>
            {isAnnotated(context) ? <th scope="col">{labels.rule}</th> : undefined}
            <th scope="col" class="place">
              {edition.format === 'pdf' ? labels.page : labels.paragraph}
            </th>
          </tr>
        </thead>
        <tbody>{statistics.map((entry) => row(context, entry))}</tbody>
      </table>
    </section>
  );
}

const isAnnotated = ({ edition }: TemplateContext): boolean => edition.variant === 'annotated';

/** What found the figure, and what an editor has said of it. */
function ruleOf({ labels }: TemplateContext, { rule, status }: StatisticAnnotation): string {
  return `${rule} · ${labels[`status.${status}`]}`;
}

function row(context: TemplateContext, entry: RegisterEntry<StatisticAnnotation>) {
  const { annotation, anchor, row, number, value, before, after, segment } = entry;
  return (
    <tr id={row}>
      <th scope="row" class="number">
        {number}
      </th>
      <td class="context">
        {before}
        <a class="bold" href={`#${anchor}`}>
          {annotation.text}
        </a>
        {after}
      </td>
      <td class="value">{value}</td>
      {isAnnotated(context) ? <td class="rule">{ruleOf(context, annotation)}</td> : undefined}
      <td class="place">{place(context, anchor, segment)}</td>
    </tr>
  );
}
