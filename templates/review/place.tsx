import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { lineAt } from './grid.ts';

/** Where an anchor is: page and line in print, the number of its block on screen. */
export function place(
  { edition, pages, labels }: TemplateContext,
  anchor: string,
  segment: string | undefined,
): Result {
  if (segment === undefined) return <span />;
  if (edition.format === 'html') {
    const words = `¶${segment.replace(/^\D+/, '')}`;
    return (
      <a href={`#${anchor}`} aria-label={`${labels.toText} ${words}`}>
        {words}
      </a>
    );
  }
  const at = pages[anchor] ?? pages[segment];
  return (
    <a class="page-line" href={`#${pages[anchor] ? anchor : segment}`}>
      {at ? `${at.folio} · ${lineAt(at.y)}` : '—'}
    </a>
  );
}
