import type { Element } from 'hast';
import { defineTemplate, type TemplateContext } from '../../pipeline/contract/template.ts';
import { colophon } from './colophon.tsx';
import { contents, illustrations } from './contents.tsx';
import { fonts } from './fonts.ts';
import { legend } from './legend.tsx';
import { withMarginNotes } from './margin-notes.tsx';
import { notes as notesList } from './notes.tsx';
import { footOf, type NotesPlace, notesAside, placeOfNotes } from './notes-aside.ts';
import { pageStyle } from './page-style.tsx';
import { remarksIndex } from './remarks-index.tsx';
import { sources } from './sources.tsx';
import { speakersIndex } from './speakers-index.tsx';
import { statisticsRegister } from './statistics-register.tsx';
import { PROBE, probeAt, TEXT_END } from './strips.ts';
import { hasCover, titleBlock } from './title-block.tsx';
import { withWideTables } from './wide-tables.ts';

/** A report as a ministry or a research institute publishes it, in Chinese or in English. */
export default defineTemplate({
  name: 'report',
  styles: {
    common: ['common.css', 'registers.css', 'annotations.css'],
    screen: ['screen.css'],
    print: ['print.css'],
  },
  fonts,
  paper: { size: 'A4' },
  render: (context) =>
    (context.edition.format === 'pdf'
      ? [pageStyle(context), probeStyle(context), report(context)].filter((part) => part !== undefined)
      : [report(context)]) as Element[],
});

function report(context: TemplateContext) {
  const { document, edition, labels } = context;
  const script = /^zh\b/i.test(document.meta.language) ? 'chinese' : 'western';
  const place = placeOfNotes(context);
  return (
    <div
      class={[
        'report',
        script,
        edition.variant,
        hasCover(context) ? 'with-cover' : '',
        place ? `notes-in-${place}` : '',
      ]}
    >
      <a class="skip" href="#text" data-generated>
        {labels.skip}
      </a>
      {titleBlock(context)}
      {contents(context)}
      {illustrations(context)}
      {edition.variant === 'annotated' ? legend(context) : undefined}
      <main>
        {text(context, place)}
        {statisticsRegister(context)}
        {remarksIndex(context)}
        {sources(context)}
        {speakersIndex(context)}
      </main>
      {colophon(context)}
    </div>
  );
}

/** Whether something stands beside the text of a printed page, or at its foot. */
const isPlaced = (context: TemplateContext): boolean =>
  placeOfNotes(context) !== undefined || (context.edition.format === 'pdf' && context.edition.variant === 'annotated');

/** Where the probe is to be printed. */
function probeStyle(context: TemplateContext) {
  if (!isPlaced(context)) return undefined;
  return <style data-generated>{`#${PROBE} { inset-block-start: ${probeAt(context).toFixed(2)}pt }`}</style>;
}

/** The text with its notes. What stands beside it is placed as far as its end, of which lists behind it are no part. */
function text(context: TemplateContext, place: NotesPlace | undefined) {
  const { edition } = context;
  const placed = isPlaced(context);
  const { body, notes, behind } = withMarginNotes({ ...context, body: withWideTables(context.body, edition) });
  const list = notesList({ ...context, notes }, notesAside(context));
  const end = placed ? <div id={TEXT_END} data-generated /> : undefined;
  return (
    <article
      id="text"
      {...(hasCover(context) && { dataFirstPage: true })}
      {...(place === 'foot' && { style: `--foot: ${footOf(context).toFixed(2)}pt` })}
    >
      {body}
      {place ? [end, list] : [list, end]}
      {behind}
      {placed ? <div id={PROBE} data-generated /> : undefined}
    </article>
  );
}
