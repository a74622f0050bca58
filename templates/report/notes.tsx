import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';
import { type Area, type Beside, besideRule, emsOf, type Placed, placeBeside } from './beside.ts';
import { heightOf } from './paper.ts';
import { hasWideTables } from './wide-tables.ts';

/** Footnotes, gathered behind the text: browsers cannot set them at the foot of a page. In the margin, where that is asked for. */
export function notes(context: TemplateContext): Result | undefined {
  const { notes, labels } = context;
  if (notes.length === 0) return undefined;
  const aside = notesAside(context);
  const isWhole = aside.size === notes.length;
  return (
    <section class={['notes', isWhole ? 'all-aside' : '']} aria-labelledby="notes">
      <h2 id="notes" data-generated>
        {labels.notes}
      </h2>
      <ol>{notes.map((note) => (aside.has(note) ? set(note) : note))}</ol>
    </section>
  );
}

/**
 * Whether the notes of a printed edition stand in its margin. The annotated variant has other things there, and where
 * some pages are turned, the places on the others are not known.
 */
export function hasMarginNotes(context: TemplateContext): boolean {
  const { edition, options, notes } = context;
  const isPrinted = edition.format === 'pdf' && edition.variant === 'reading';
  return isPrinted && notes.length > 0 && options.notes === 'margin' && !hasWideTables(context);
}

/** Whether there is a list of notes behind the text. */
export const hasNotesBehind = (context: TemplateContext): boolean =>
  context.notes.length > 0 && notesAside(context).size < context.notes.length;

/** Where they stand. */
export function marginNotesStyle(context: TemplateContext): Element | undefined {
  const area = areaOf(context);
  if (!hasMarginNotes(context) || !area) return undefined;
  const rules = placed(context, area).map((note) => besideRule(`#${note.item.note.properties.id}`, note, area));
  return (<style data-generated>{rules.join('\n')}</style>) as Element;
}

interface MarginNote extends Beside {
  note: Element;
}

/** The notes that are set in the margin: before the first print all that are referred to, then those that have room. */
function notesAside(context: TemplateContext): ReadonlySet<ElementContent> {
  const area = areaOf(context);
  if (!hasMarginNotes(context) || !area) return new Set();
  const isDraft = Object.keys(context.pages).length === 0;
  const all = isDraft ? marginNotes(context) : placed(context, area).map(({ item }) => item);
  return new Set(all.map(({ note }) => note));
}

const placed = (context: TemplateContext, area: Area): Placed<MarginNote>[] =>
  placeBeside(marginNotes(context), context.pages, area);

const POINTS_PER_MM = 72 / 25.4;
/** Margins of the page above and below the text; kept in step with the style sheet. */
const [ABOVE, BELOW] = [27 * POINTS_PER_MM, 25 * POINTS_PER_MM];

function areaOf({ paper }: TemplateContext): Area | undefined {
  const height = paper && heightOf(paper);
  return height === undefined ? undefined : { head: ABOVE, height: height - ABOVE - BELOW };
}

/** Of a note: its lines, the space below it, and the ems of a line, less than there are since words do not fill it. */
const LINE = 10.5;
const GAP = 4;
const ROOM = 10;

function marginNotes({ notes }: TemplateContext): MarginNote[] {
  return notes.flatMap((note) => {
    if (note.type !== 'element') return [];
    const anchor = referenceTo(note);
    if (anchor === undefined) return [];
    const lines = note.children.map((block) => Math.ceil(emsOf(textOf(block as Element)) / ROOM));
    return [{ note, anchor, height: lines.reduce((sum, one) => sum + one, 0) * LINE + GAP }];
  });
}

/** Id of the first reference to a note, which the note itself leads back to. */
function referenceTo(note: Element): string | undefined {
  for (const child of note.children) {
    if (child.type !== 'element') continue;
    if (child.properties.role === 'doc-backlink') return String(child.properties.href).slice(1);
    const found = referenceTo(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

const set = (note: ElementContent): ElementContent => {
  const element = note as Element;
  return {
    ...element,
    properties: { ...element.properties, className: ['aside'], dataBeside: referenceTo(element) ?? '' },
  };
};
