import type { Element } from 'hast';
import { defineTemplate, type TemplateContext } from '../../pipeline/contract/template.ts';
import { colophon } from '../report/colophon.tsx';
import { fonts } from '../report/fonts.ts';
import { legend } from '../report/legend.tsx';
import { notes } from '../report/notes.tsx';
import { remarksIndex } from '../report/remarks-index.tsx';
import { sources } from '../report/sources.tsx';
import { statisticsRegister } from '../report/statistics-register.tsx';
import { titleBlock } from '../report/title-block.tsx';
import { marked } from './body.tsx';
import { changes } from './changes.tsx';
import { margin } from './margin.tsx';
import { headOf, isChinese, pageStyle, stateOf } from './page.tsx';
import { type Point, pointsOf } from './points.ts';
import { pointsList } from './points-list.tsx';

/** The galley proof: numbered lines, what the checks found beside them, and what was changed since a former edition. */
export default defineTemplate({
  name: 'review',
  styles: {
    common: ['../report/common.css', '../report/registers.css', '../report/annotations.css', 'common.css'],
    screen: ['../report/screen.css', 'screen.css'],
    print: ['../report/on-grid.css', 'print.css'],
  },
  fonts,
  paper: { size: 'A4' },
  render: (context) => {
    const points = pointsOf(context.document);
    const style = context.edition.format === 'pdf' ? [pageStyle(context, points)] : [];
    return [...style, proof(context, points)] as Element[];
  },
});

function proof(context: TemplateContext, points: readonly Point[]) {
  const { edition, body, labels } = context;
  const isAnnotated = edition.variant === 'annotated';
  const isPrinted = edition.format === 'pdf';
  const withNotes = { ...context, notes: marked(context.notes, context, points) };
  return (
    <div class={['report', 'on-grid', 'review', isChinese(context) ? 'chinese' : 'western', edition.variant]}>
      <a class="skip" href="#text" data-generated>
        {labels.skip}
      </a>
      <p class="state furniture" data-generated>
        {stateOf(context)}
      </p>
      {marked([titleBlock({ ...context, options: { ...context.options, cover: false } }) as Element], context, points)}
      {isAnnotated ? legend(context) : undefined}
      <main>
        <article id="text">
          {marked(body, context, points)}
          {notes(withNotes)}
        </article>
        {pointsList(context, points)}
        {changes(context)}
        {isAnnotated ? [statisticsRegister(context), remarksIndex(context), sources(context)] : undefined}
      </main>
      {colophon(context)}
      {isPrinted ? margin(context, points) : undefined}
      {/* What the margins of the pages are made of: their face is cut to it. */}
      <span class="in-margins" data-words={`${headOf(context)}${stateOf(context)}0123456789`} data-generated />
    </div>
  );
}
