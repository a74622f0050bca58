import type { Element } from 'hast';
import { defineTemplate, type TemplateContext } from '../../pipeline/contract/template.ts';
import { colophon } from './colophon.tsx';
import { contents, illustrations } from './contents.tsx';
import { fonts } from './fonts.ts';
import { legend } from './legend.tsx';
import { hasMarginNotes, marginNotesStyle, notes } from './notes.tsx';
import { pageStyle } from './page-style.tsx';
import { remarksIndex } from './remarks-index.tsx';
import { sources } from './sources.tsx';
import { speakersIndex } from './speakers-index.tsx';
import { statisticsRegister } from './statistics-register.tsx';
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
      ? [pageStyle(context), ...[marginNotesStyle(context) ?? []].flat(), report(context)]
      : [report(context)]) as Element[],
});

function report(context: TemplateContext) {
  const { document, edition, body, labels } = context;
  const script = /^zh\b/i.test(document.meta.language) ? 'chinese' : 'western';
  return (
    <div
      class={[
        'report',
        script,
        edition.variant,
        hasCover(context) ? 'with-cover' : '',
        hasMarginNotes(context) ? 'with-margin-notes' : '',
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
        <article id="text" {...(hasCover(context) && { dataFirstPage: true })}>
          {withWideTables(body, edition)}
          {notes(context)}
        </article>
        {statisticsRegister(context)}
        {remarksIndex(context)}
        {sources(context)}
        {speakersIndex(context)}
      </main>
      {colophon(context)}
    </div>
  );
}
