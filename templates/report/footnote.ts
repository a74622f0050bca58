import type { Element, ElementContent } from 'hast';
import { divide, wordsOf } from './divide.ts';
import type { Flowing, Taken } from './flow.ts';
import { lineEnds, widthOf } from './line-ends.ts';

/** How notes are set: ems of a line, points from one line to the next and below a note. */
export interface Setting {
  room: number;
  line: number;
  gap: number;
}

/** A footnote that can go on on the next page. */
export interface Footnote extends Flowing {
  note: Element;
  lines: number;
}

/** What a part ends with that goes on elsewhere, and what that begins with. */
export const GOES_ON = ' →';
export const GOES_BACK = '← ';
/** Lines that a part has at least. */
const LEAST = 2;

/**
 * A footnote as something that flows; undefined for one that nothing refers to and for one of more than paragraphs,
 * whose height is not known.
 */
export function footnoteOf(note: Element, { room, line, gap }: Setting): Footnote | undefined {
  const anchor = referenceTo(note);
  if (anchor === undefined || !note.children.every(isPlainParagraph)) return undefined;
  const text = paragraphsOf(note)
    .map(({ children }) => wordsOf(children))
    .join('\n');
  const heightOf = (lines: number) => lines * line + gap;
  return {
    note,
    anchor,
    length: text.length,
    lines: lineEnds(text, room).length,
    take(from, points): Taken | undefined {
      const lead = from > 0 ? GOES_BACK : '';
      const rest = lead + text.slice(from);
      const ends = lineEnds(rest, room);
      const most = Math.floor((points - gap) / line);
      if (ends.length <= most) return { to: text.length, height: heightOf(ends.length) };
      if (most < LEAST) return undefined;
      const begin = ends[most - 2] ?? 0;
      const end = begin + cutOf(rest.slice(begin, ends[most - 1]), room - widthOf(GOES_ON));
      const to = from - lead.length + end;
      return { to: text[to] === '\n' ? to + 1 : to, height: heightOf(most) };
    },
  };
}

/** The paragraphs of a note in two parts, divided between two characters. */
export function divideNote(paragraphs: readonly ElementContent[], at: number): [ElementContent[], ElementContent[]] {
  let from = 0;
  const parts = paragraphs.map((paragraph) => {
    const parted = divide([paragraph], at - from);
    if (paragraph.type === 'element') from += wordsOf([paragraph]).length + 1;
    return parted;
  });
  return [parts.flatMap(([before]) => before), parts.flatMap(([, after]) => after)];
}

/** Where the last line of a part ends: with a clause that ends in it and not near its beginning, else with a word. */
function cutOf(line: string, room: number): number {
  const fits = (end: number) => widthOf(line.slice(0, end).trimEnd()) <= room;
  const ends = [...line.matchAll(/[。！？；，.!?;,][”’」』）)]*(?:\s+|(?<=[^.!?;,]))/gu)].map(
    ({ index, 0: sign }) => index + sign.length,
  );
  const clause = ends.findLast(fits) ?? 0;
  return widthOf(line.slice(0, clause)) > room / 3 ? clause : (lineEnds(line, room)[0] ?? line.length);
}

const paragraphsOf = ({ children }: Element): Element[] => children.filter((child) => child.type === 'element');

const isPlainParagraph = (node: ElementContent): boolean =>
  node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'element' && node.tagName === 'p' && !hasPicture(node);

const hasPicture = (element: Element): boolean =>
  element.children.some((child) => child.type === 'element' && (child.tagName === 'img' || hasPicture(child)));

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
