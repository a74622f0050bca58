import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/** How the edition was made, so that a reader can tell which text it is of. */
export function colophon({ colophon, labels, edition, statistics, remarks, sources }: TemplateContext): Result {
  const { sources: files, date, galley } = colophon;
  // Its place says where the text ends; behind registers nobody asks.
  const endsText = statistics.length + remarks.length + sources.length === 0;
  return (
    <footer {...(endsText && { id: 'colophon' })} class="colophon furniture" data-generated>
      <h2 class="furniture">{labels.colophon}</h2>
      <dl>
        {files.flatMap(({ file, sha256 }) => [
          item(labels.source, file, 'file'),
          item(labels.digest, sha256, 'digest'),
        ])}
        {item(labels.edition, labels[`edition.${edition.variant}`] ?? edition.variant)}
        {date && item(labels.date, <time datetime={date}>{date}</time>)}
        {item(labels.tool, `Galley ${galley}`)}
      </dl>
    </footer>
  );
}

function item(term = '', description: Result | string, className?: string) {
  return (
    <div {...(className ? { class: className } : {})}>
      <dt>{term}</dt>
      <dd>{description}</dd>
    </div>
  );
}
