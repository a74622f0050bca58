import type { Element, ElementContent } from 'hast';
import { defineTemplate, type TemplateContext } from '../../pipeline/contract/template.ts';
import { colophon } from '../report/colophon.tsx';
import { legend } from '../report/legend.tsx';
import { withoutMarginNotes } from '../report/margin-notes.tsx';
import { notes } from '../report/notes.tsx';
import { remarksIndex } from '../report/remarks-index.tsx';
import { sources } from '../report/sources.tsx';
import { statisticsRegister } from '../report/statistics-register.tsx';
import { officialBody } from './body.tsx';
import { fonts } from './fonts.ts';
import { grid } from './grid.ts';
import { END, imprint, imprintStyle } from './imprint.tsx';
import { issuerOf, letterhead } from './letterhead.tsx';

/** An official document of a Chinese public body (公文), as GB/T 9704-2012 sets it. */
export default defineTemplate({
  name: 'gongwen',
  styles: {
    common: ['../report/common.css', '../report/registers.css', '../report/annotations.css', 'common.css'],
    screen: ['../report/screen.css', 'screen.css'],
    print: ['../report/on-grid.css', 'print.css'],
  },
  fonts,
  paper: { size: 'A4' },
  grid,
  render: (context) => [...styles(context), document(context)] as Element[],
});

/** Points that the name of the issuer is high at most: less than that of a higher body (§ 7.2.4). */
const LARGEST_ISSUER = 60;

function styles(context: TemplateContext) {
  if (context.edition.format !== 'pdf') return [];
  const room = grid.cell * grid.characters;
  const size = Math.min(LARGEST_ISSUER, room / Math.max(1, issuerOf(context).length));
  const css = [`.issuer { font-size: ${size.toFixed(2)}pt }`, imprintStyle(context)].join('\n');
  return [<style data-generated>{css}</style>];
}

function document(context: TemplateContext) {
  const { edition, labels, title, front, document } = context;
  const id = document.segments.find(({ role }) => role === 'title')?.id;
  const isAnnotated = edition.variant === 'annotated';
  // The margins of the type area have no room for notes.
  const shown = edition.format === 'pdf' ? withoutMarginNotes : (nodes: ElementContent[]) => nodes;
  return (
    <div class={['report', 'on-grid', 'gongwen', 'chinese', edition.variant]}>
      <a class="skip" href="#text" data-generated>
        {labels.skip}
      </a>
      {letterhead(context)}
      <header class="title-block">
        <h1 {...(id ? { id } : { 'data-generated': true })}>
          {title.flatMap((line, index) => [index > 0 ? <br /> : '', <span class="line">{line}</span>])}
        </h1>
        {front.map(({ anchor, role, children }) => (
          <p id={anchor} class={role}>
            {children}
          </p>
        ))}
      </header>
      {isAnnotated ? legend(context) : undefined}
      <main>
        <article id="text">
          {officialBody({ document, body: shown(context.body) })}
          {notes({ ...context, notes: shown(context.notes) })}
        </article>
        <div id={END} data-generated />
        {imprint(context)}
        {isAnnotated ? [statisticsRegister(context), remarksIndex(context), sources(context)] : undefined}
      </main>
      {isAnnotated ? colophon(context) : undefined}
      {/* What the page numbers are made of: their face is cut to it. */}
      <span class="folio-digits" data-folio="— 0123456789 —" data-generated />
    </div>
  );
}
