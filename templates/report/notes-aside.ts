import type { ElementContent } from 'hast';
import { type PageMap, POINTS_PER_MM, type TemplateContext } from '../../pipeline/contract/index.ts';
import { atFoot, besideLines, flow, type Part } from './flow.ts';
import { footHeight, RULE } from './foot.ts';
import { type Footnote, footnoteOf, type Setting } from './footnote.ts';
import { MARGINS, sidesOf } from './paper.ts';
import { type Strip, stripsOf } from './strips.ts';

/** Where the footnotes of a printed edition stand that do not stand behind its text. */
export type NotesPlace = 'margin' | 'foot';

/** A note with the id of its first reference, and its parts on the pages that it stands on: none before the first print. */
export interface Aside {
  anchor: string;
  parts: readonly NotePart[];
}

export interface NotePart extends Part<Footnote> {
  /** Whether none stands above it on its page. */
  opens: boolean;
}

/** Of the text of the reading variant from the margins of the page; kept in step with the style sheet. */
export const INDENT = 13.6;

/** Where `templateOptions` ask for them. The annotated variant has its annotations in the margin, and notes behind the text. */
export function placeOfNotes({ edition, options, notes, paper }: TemplateContext): NotesPlace | undefined {
  const isRead = edition.format === 'pdf' && edition.variant === 'reading' && notes.length > 0;
  if (!isRead || !paper || !sidesOf(paper)) return undefined;
  return options.notes === 'margin' || options.notes === 'foot' ? options.notes : undefined;
}

/** The notes that do not stand behind the text: before the first print all that may, then those that have room. */
export function notesAside(context: TemplateContext): ReadonlyMap<ElementContent, Aside> {
  const { pages } = context;
  const place = placeOfNotes(context);
  if (place === undefined) return new Map();
  const notes = footnotesOf(context, place);
  const isDraft = Object.keys(pages).length === 0;
  const aside = new Map<ElementContent, Aside>();
  if (isDraft) for (const { note, anchor } of notes) aside.set(note, { anchor, parts: [] });
  const opened = new Set<Strip>();
  for (const part of place === 'margin' ? inMargin(notes, context) : atFeet(notes, context)) {
    const { note, anchor } = part.item;
    const opens = !opened.has(part.strip);
    opened.add(part.strip);
    aside.set(note, { anchor, parts: [...(aside.get(note)?.parts ?? []), { ...part, opens }] });
  }
  return aside;
}

const inMargin = (notes: Footnote[], context: TemplateContext) =>
  flow(notes, context.pages, stripsOf(context), besideLines);

function atFeet(notes: Footnote[], context: TemplateContext) {
  const { body, pages } = context;
  const height = footHeight(body, notes, settingOf('foot', context)) - RULE;
  const feet = stripsOf(context).map((strip) => {
    const to = Math.min(strip.to, ...behindText(pages, strip.page).map((y) => y - BEHIND - MARGINS.above));
    return { ...strip, from: to - height, to };
  });
  return flow(notes, pages, feet, atFoot);
}

/** Space between the text and what stands behind it on the same page; kept in step with the style sheet. */
const BEHIND = 14 * POINTS_PER_MM;

/** How far from the head of a page what stands behind the text begins. */
const behindText = (pages: PageMap, page: number): number[] =>
  ['statistics', 'remarks', 'sources', 'speakers', 'colophon'].flatMap((anchor) => {
    const at = pages[anchor];
    return at?.page === page ? [at.y] : [];
  });

/** Points that each page keeps free for notes. */
export function footOf(context: TemplateContext): number {
  return footHeight(context.body, footnotesOf(context, 'foot'), settingOf('foot', context));
}

function footnotesOf(context: TemplateContext, place: NotesPlace): Footnote[] {
  const setting = settingOf(place, context);
  return context.notes.flatMap((note) => (note.type === 'element' ? (footnoteOf(note, setting) ?? []) : []));
}

/** Of a note: size of its type, what its number takes of a line. Kept in step with the style sheet. */
const FOOT = { size: 8, indent: 1.8 };

function settingOf(place: NotesPlace, { paper }: TemplateContext): Setting {
  if (place === 'margin') return { room: 11, line: 10.5, gap: 4 };
  const width = (paper && sidesOf(paper)?.width) ?? 0;
  const text = width - 2 * MARGINS.beside - 2 * INDENT * POINTS_PER_MM;
  return { room: text / FOOT.size - FOOT.indent, line: 11.5, gap: 1.5 };
}
