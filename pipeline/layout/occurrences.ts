import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Annotation } from '../contract/index.ts';

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
}

/** Longest context on either side, in characters. */
const REACH = 28;

/** The annotations of a tree that were not dismissed, in the order of the text. */
export function occurrences(tree: Root, annotations: readonly Annotation[]): Occurrence[] {
  const byId = new Map(annotations.filter(({ status }) => status !== 'dismissed').map((a) => [a.id, a]));
  const pieces = new Map<string, Piece>();
  visit(tree, 'element', (block) => {
    if (block.data?.mark?.type === 'segment') read(block, block.data.mark.segment.id, byId, pieces);
  });
  return [...pieces.values()].map((piece) => ({
    annotation: piece.annotation,
    segment: piece.segment,
    before: lastWords(piece.text().slice(0, piece.start)),
    after: firstWords(piece.text().slice(piece.end)),
  }));
}

const CELL = /^t[dh]$/;

function read(block: Element, segment: string, byId: Map<string, Annotation>, pieces: Map<string, Piece>): void {
  let text = '';
  const inside = (element: Element): void => {
    for (const child of element.children) {
      if (child.type === 'text') text += child.value;
      if (child.type !== 'element') continue;
      const mark = child.data?.mark;
      // A block inside this one is read on its own.
      if (mark?.type === 'segment') continue;
      if (CELL.test(child.tagName)) text += '\n';
      const whole = mark?.type === 'annotation' && mark.node.part === 'whole';
      const annotation = whole ? byId.get(mark.node.annotation) : undefined;
      const start = text.length;
      // An outer annotation is entered before what is nested in it.
      if (annotation && !pieces.has(annotation.id))
        pieces.set(annotation.id, { annotation, segment, start, end: start, text: () => text });
      inside(child);
      const piece = annotation && pieces.get(annotation.id);
      if (piece?.segment === segment) piece.end = text.length;
    }
  };
  inside(block);
}

/** What a context does not reach beyond: the end of a sentence, of a line or of a cell. */
const STOP = /\n|[。！？；!?;]["”’」』]?|[.](?=\s)/gu;

/** A Latin word or a number that the cut went through. */
const CUT_AT_START = /^[\p{Script=Latin}\p{N}]+(?=[^\p{Script=Latin}\p{N}])/u;
const CUT_AT_END = /(?<=[^\p{Script=Latin}\p{N}])[\p{Script=Latin}\p{N}]+$/u;

function lastWords(text: string): string {
  const ends = [...text.matchAll(STOP)].map((match) => match.index + match[0].length);
  const clause = [...text.slice(ends.at(-1) ?? 0).trimStart()];
  if (clause.length <= REACH) return clause.join('');
  return `…${clause.slice(-REACH).join('').replace(CUT_AT_START, '')}`;
}

function firstWords(text: string): string {
  const stop = text.search(STOP);
  const clause = [...(stop < 0 ? text : text.slice(0, stop)).trimEnd()];
  if (clause.length <= REACH) return clause.join('');
  return `${clause.slice(0, REACH).join('').replace(CUT_AT_END, '')}…`;
}
