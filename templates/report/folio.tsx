import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';

/**
 * The page that an anchor is printed on. Before the first print it is an empty box: the box has the
 * same width either way, so that a second print breaks its lines and pages at the same places.
 */
export function folio({ pages }: TemplateContext, anchor: string): Result {
  return <span class="folio">{pages[anchor]?.folio ?? ''}</span>;
}

/** Where a row's text stands: its page in print, the number of its block on screen. */
export function place(context: TemplateContext, anchor: string, segment: string): Result {
  const { edition, labels, pages } = context;
  // In print the words of the row are the link; a second one would only make the file larger.
  if (edition.format === 'pdf') return folio(context, anchor);
  const page = pages[anchor]?.folio;
  const paragraph = `¶${segment.replace(/^\D+/, '')}`;
  const words = page === undefined ? paragraph : `${labels['page.at']?.replace('%', page)} ${paragraph}`;
  return (
    <a href={`#${anchor}`} aria-label={`${labels.toText} ${words}`}>
      {words}
    </a>
  );
}
