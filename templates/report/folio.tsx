import type { TemplateContext } from '../../pipeline/contract/template.ts';

/**
 * The page that an anchor is printed on. Before the first print it is an empty box: the box has the
 * same width either way, so that a second print breaks its lines and pages at the same places.
 */
export function folio({ pages }: TemplateContext, anchor: string) {
  return <span class="folio">{pages[anchor]?.folio ?? ''}</span>;
}

/** Where a row's text stands: its page in print, the number of its block on screen. */
export function place(context: TemplateContext, anchor: string, segment: string) {
  const { edition, labels, pages } = context;
  if (edition.format === 'pdf') return <a href={`#${anchor}`}>{folio(context, anchor)}</a>;
  const page = pages[anchor]?.folio;
  return (
    <a href={`#${anchor}`} aria-label={`${labels.toText} ${segment}`}>
      {page ? `${labels['page.short'] ?? ''}${page} ` : ''}¶{segment.replace(/^\D+/, '')}
    </a>
  );
}
