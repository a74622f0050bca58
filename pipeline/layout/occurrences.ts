import type { Element, Root } from 'hast';
import { type Annotation, eachElement } from '../contract/index.ts';
import { cellsOf } from './table-cells.ts';
import { wordsOf } from './words.ts';

/** An annotation as it stands in the text: what was printed around it, and in which block. */
export interface Occurrence {
  annotation: Annotation;
  /** Id of the innermost block that the annotation begins in. */
  segment: string;
  /** The words around it, cut at the nearest stop; an ellipsis says that more was left out. */
  before: string;
  after: string;
}

interface Piece {
  annotation: Annotation;
  segment: string;
  start: number;
  end: number;
  text: () => string;
  /** What heads the row and the column of a table's cell. */
  heads: string;
}

/** Longest context on either side, in columns: about 12 Han characters or 4 English words. */
const REACH = 24;

/** The annotations of a tree that were not dismissed, in the order of the text. */
export function occurrences(tree: Root, annotations: readonly Annotation[]): Occurrence[] {
  const byId = new Map(annotations.filter(({ status }) => status !== 'dismissed').map((a) => [a.id, a]));
  const pieces = new Map<string, Piece>();
  eachElement(tree, (block) => {
    const mark = block.data?.mark;
    if (mark?.type !== 'segment') return;
    if (block.tagName === 'table') {
      for (const { cell, heads } of cellsOf(block)) read(cell, mark.segment.id, byId, pieces, heads);
    } else read(block, mark.segment.id, byId, pieces);
  });
  return [...pieces.values()].map(({ annotation, segment, start, end, text, heads }) => ({
    annotation,
    segment,
    before: heads + lastWords(text().slice(0, start)),
    after: firstWords(text().slice(end)),
  }));
}

function read(
  block: Element,
  segment: string,
  byId: ReadonlyMap<string, Annotation>,
  pieces: Map<string, Piece>,
  heads = '',
): void {
  let text = '';
  const inside = (element: Element): void => {
    for (const child of element.children) {
      if (child.type === 'text') text += child.value;
      if (child.type !== 'element') continue;
      const mark = child.data?.mark;
      // A block inside this one is read on its own.
      if (mark?.type === 'segment') continue;
      const whole = mark?.type === 'annotation' && mark.node.part === 'whole';
      const annotation = whole ? byId.get(mark.node.annotation) : undefined;
      const start = text.length;
      // An outer annotation is entered before what is nested in it.
      if (annotation && !pieces.has(annotation.id))
        pieces.set(annotation.id, { annotation, segment, start, end: start, text: () => text, heads });
      inside(child);
      const piece = annotation && pieces.get(annotation.id);
      if (piece?.segment === segment) piece.end = text.length;
    }
  };
  inside(block);
}

/** Characters that are looked at for that: words are found by those around them. */
const SIGHT = 2 * REACH;

/** What a context does not reach beyond: the end of a sentence or of a line. */
const STOP = /\n|[。！？；!?;]["”’」』]?|[.](?=\s)/gu;

function lastWords(text: string): string {
  const ends = [...text.matchAll(STOP)].map((match) => match.index + match[0].length);
  const clause = text.slice(ends.at(-1) ?? 0).trimStart();
  const words = within(wordsOf(clause.slice(-SIGHT)).reverse()).reverse();
  return words.join('') === clause ? clause : `…${words.join('').replace(/^[\p{P}\s]+/u, '')}`;
}

function firstWords(text: string): string {
  const stop = text.search(STOP);
  const clause = (stop < 0 ? text : text.slice(0, stop)).trimEnd();
  const words = within(wordsOf(clause.slice(0, SIGHT)));
  return words.join('') === clause ? clause : `${words.join('').replace(/[\p{P}\s]+$/u, '')}…`;
}

/** As many words as fit into the reach; at least one. */
function within(words: readonly string[]): string[] {
  let width = 0;
  const tooMany = words.findIndex((word, index) => {
    width += widthOf(word);
    return index > 0 && width > REACH;
  });
  return tooMany < 0 ? [...words] : words.slice(0, tooMany);
}

/** Columns of a text, as in a terminal: Han characters and their punctuation take two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
