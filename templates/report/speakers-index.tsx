import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { pageRanges } from './page-ranges.ts';
import { speakersOf } from './speakers.ts';

/** Fewer speakers than this are found without an index. */
const WORTH_LISTING = 3;

/**
 * Speakers and the pages on which they are quoted. It stands last, because its lines are as long as
 * their pages are many: on the first print, without pages, it would move what follows it.
 */
export function speakersIndex(context: TemplateContext): Result | undefined {
  if (!hasSpeakersIndex(context)) return undefined;
  const { labels, pages } = context;
  return (
    <section class="register speakers" aria-labelledby="speakers" data-generated>
      <h2 id="speakers">{labels.speakers}</h2>
      <ul>
        {namedSpeakers(context).map(({ name, entries }) => (
          <li>
            <span class="name">{name}</span>
            <span class="pages">
              {pageRanges(
                pages,
                entries.map(({ anchor }) => anchor),
              ).flatMap(({ folio, anchor }, index) => [index > 0 ? ', ' : '', <a href={`#${anchor}`}>{folio}</a>])}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A screen edition has pages only where a PDF was made. */
export function hasSpeakersIndex(context: TemplateContext): boolean {
  const isPaged = context.edition.format === 'pdf' || Object.keys(context.pages).length > 0;
  return isPaged && namedSpeakers(context).length >= WORTH_LISTING;
}

const namedSpeakers = (context: TemplateContext) => speakersOf(context).filter(({ name }) => name !== '');
