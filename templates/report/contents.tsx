import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';
import { folio } from './folio.tsx';
import { placeOfNotes } from './notes-aside.ts';
import { hasSpeakersIndex } from './speakers-index.tsx';

/** Fewer headings, or captions, than this need no list. */
const WORTH_LISTING = 3;

/** The headings and, at the end of a dotted line, the pages they stand on. */
export function contents(context: TemplateContext): Result | undefined {
  const { labels, statistics, remarks, sources } = context;
  if (context.contents.length < WORTH_LISTING) return undefined;
  const matter = [
    hasNotesBehind(context) && { anchor: 'notes', text: labels.notes },
    statistics.length > 0 && { anchor: 'statistics', text: labels.statistics },
    remarks.length > 0 && { anchor: 'remarks', text: labels.remarks },
    sources.length > 0 && { anchor: 'sources', text: labels.sources },
    hasSpeakersIndex(context) && { anchor: 'speakers', text: labels.speakers },
  ].filter((entry) => entry !== false);
  return (
    <nav class="contents" aria-labelledby="contents" data-generated>
      <h2 id="contents">{labels.contents}</h2>
      <ol>
        {hasIllustrations(context)
          ? entry(context, 'illustrations', labels.illustrations ?? '', 'level-2 matter')
          : undefined}
        {context.contents.map(({ anchor, level, text }) => entry(context, anchor, text, `level-${level}`))}
        {matter.map(({ anchor, text }) => entry(context, anchor, text ?? '', 'level-2 matter'))}
      </ol>
    </nav>
  );
}

/** The captions of figures and tables, and their pages. */
export function illustrations(context: TemplateContext): Result | undefined {
  if (!hasIllustrations(context)) return undefined;
  return (
    <nav class="contents illustrations" aria-labelledby="illustrations" data-generated>
      <h2 id="illustrations">{context.labels.illustrations}</h2>
      <ol>{context.illustrations.map(({ anchor, text }) => entry(context, anchor, text, 'level-2'))}</ol>
    </nav>
  );
}

/** A document without contents is too short for a list of its tables. */
const hasIllustrations = ({ contents, illustrations }: TemplateContext): boolean =>
  contents.length >= WORTH_LISTING && illustrations.length >= WORTH_LISTING;

function entry(context: TemplateContext, anchor: string, text: string, className: string) {
  return (
    <li class={className}>
      <a href={`#${anchor}`}>
        <span class="words">{text}</span>
        {context.edition.format === 'pdf' ? [<span class="leader" />, folio(context, anchor)] : undefined}
      </a>
    </li>
  );
}

/** Whether all notes are to stand behind the text. Of a few that have no room elsewhere the contents know too late. */
const hasNotesBehind = (context: TemplateContext): boolean =>
  context.notes.length > 0 && placeOfNotes(context) === undefined;
