import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { PageMap } from '../../pipeline/contract/index.ts';
import { classesOf } from './classes.ts';
import type { Flowing } from './flow.ts';
import { lineEnds, widthOf } from './line-ends.ts';

/** What was annotated in one line of the text, to stand beside it as a whole. */
export interface AnnotationLine extends Flowing {
  /** The list that the layout has put behind its block. */
  list: Element;
  notes: readonly Element[];
  /** 0 where it has none. */
  page: number;
  /** Points. */
  height: number;
}

/** Points from one line of notes to the next, half of that of Chinese text; kept in step with the style sheet. */
const PITCH = 9.1875;
/** Ems between two notes in a line. */
const BETWEEN = 0.9;
/** Points between two heights in one line of text, whose Latin and Han are of different height. */
const SAME_LINE = 5;

/** Puts together the notes of a list by the lines of the text. `room` is the ems of a line of notes. */
export function annotationLines(list: Element, pages: PageMap, room: number): AnnotationLine[] {
  const lines: { page: number; y: number; anchor: string; notes: Element[] }[] = [];
  for (const note of notesIn(list)) {
    const anchor = String(note.properties.dataBeside);
    const place = pages[anchor] ?? NOWHERE;
    const last = lines.at(-1);
    if (last?.page === place.page && Math.abs(last.y - place.y) < SAME_LINE) last.notes.push(note);
    else lines.push({ page: place.page, y: place.y, anchor, notes: [note] });
  }
  return lines.map(({ page, anchor, notes }) => annotationLine({ list, notes, page, anchor }, room));
}

const NOWHERE = { page: 0, y: 0 };

/** The same in fewer words: without what figures are of and without what speakers do. */
export function shortened({ list, notes, page, anchor }: AnnotationLine, room: number): AnnotationLine {
  const isSaid = (child: Element['children'][number]) =>
    child.type !== 'element' || !classesOf(child).includes('about');
  const short = notes.map((note) => ({ ...note, children: note.children.filter(isSaid) }));
  return annotationLine({ list, notes: short, page, anchor }, room);
}

function annotationLine(
  line: Pick<AnnotationLine, 'list' | 'notes' | 'page' | 'anchor'>,
  room: number,
): AnnotationLine {
  const height = linesOf(line.notes, room) * PITCH;
  return { ...line, height, length: 1, take: (_, points) => (height <= points ? { to: 1, height } : undefined) };
}

/** Lines that notes take: figures run on, each whole, and remarks stand on lines of their own. */
function linesOf(notes: readonly Element[], room: number): number {
  let lines = 0;
  let free = 0;
  for (const note of notes) {
    const words = textOf(note).replace(/\s+/g, ' ').trim();
    const width = widthOf(words);
    if (ownsItsLines(note)) {
      lines += lineEnds(words, room).length;
      free = 0;
    } else if (width <= free) free -= width + BETWEEN;
    else {
      lines += Math.max(1, lineEnds(words, room).length);
      free = width > room ? 0 : room - width - BETWEEN;
    }
  }
  return lines;
}

/** Whether a note stands on lines of its own; kept in step with the style sheet. */
export const ownsItsLines = (note: Element): boolean =>
  classesOf(note).some((name) => name === 'remark' || name === 'evidential');

const notesIn = ({ children }: Element): Element[] => children.filter((child) => child.type === 'element');
