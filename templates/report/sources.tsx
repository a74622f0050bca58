import type { Result } from 'hastscript';
import type { SourceEntry, TemplateContext } from '../../pipeline/contract/index.ts';
import { place } from './folio.tsx';

/** The works that figures and remarks are cited from, each with the places that cite it. */
export function sources(context: TemplateContext): Result | undefined {
  const { sources: cited, labels } = context;
  if (cited.length === 0) return undefined;
  return (
    <section class="register sources" aria-labelledby="sources" data-generated>
      <h2 id="sources">{labels.sources}</h2>
      <ol>{cited.map((entry) => item(context, entry))}</ol>
    </section>
  );
}

function item(context: TemplateContext, { source, anchor, citations }: SourceEntry) {
  const { title, author, publisher, date, url } = source;
  const about = [author, publisher, date].filter((part) => part !== undefined).join(context.labels['list.comma']);
  return (
    <li id={anchor}>
      <span class="work">{url === undefined ? title : <a href={url}>{title}</a>}</span>
      {about === '' ? undefined : <span class="about-work">{about}</span>}
      <ul class="citations">
        {citations.map(({ anchor, segment, text }) => (
          <li>
            <a href={`#${anchor}`}>{text}</a>
            <span class="place">{place(context, anchor, segment)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
