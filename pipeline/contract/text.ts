import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { location } from 'vfile-location';
import type { TextRun } from './segment.ts';
import type { Located, Span } from './span.ts';

/** The plain text of a block and where each run of it stands in the source. */
export interface BlockText {
  text: string;
  runs: TextRun[];
}

/**
 * Reads a block as annotators do: the text of its text and inline code nodes in order, a line feed
 * for a hard break, nothing for images, raw HTML and note references.
 *
 * `source` is the decoded text of the file that the positions count in.
 */
export function blockText(block: Nodes, source: string): BlockText {
  const out: BlockText = { text: '', runs: [] };
  append(block, source, out);
  return out;
}

function append(node: Nodes, source: string, out: BlockText): void {
  if (node.type === 'break') {
    out.text += '\n';
  } else if (node.type === 'text' || node.type === 'inlineCode') {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined) align(node.value, source, start, end, out);
    out.text += node.value;
  } else if ('children' in node) {
    for (const child of node.children) append(child, source, out);
  }
}

const REFERENCE = /^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z0-9]{1,31}));/;

/** Walks a node's value beside its source, past escapes, character references and line prefixes. */
function align(value: string, source: string, start: number, end: number, out: BlockText): void {
  const base = out.text.length;
  let from = start;
  let at = 0;
  while (at < value.length && from < end) {
    let length = 0;
    while (at + length < value.length && from + length < end && value[at + length] === source[from + length])
      length += 1;
    const reference = source[from] === '&' ? REFERENCE.exec(source.slice(from, from + 40)) : null;
    if (reference && decoded(reference) === value.slice(at, at + decoded(reference).length)) length = 0;
    if (length > 0) {
      // A reference in the middle of a matching stretch starts a run of its own.
      const amp = source.slice(from, from + length).indexOf('&', 1);
      const run = amp > 0 ? amp : length;
      out.runs.push({ at: base + at, offset: from, length: run });
      at += run;
      from += run;
    } else if (reference) {
      out.runs.push({ at: base + at, offset: from, length: 1 });
      at += decoded(reference).length;
      from += reference[0].length;
    } else {
      from += 1;
    }
  }
}

function decoded([, decimal, hex, name]: RegExpExecArray): string {
  if (name !== undefined) return decodeNamedCharacterReference(name) || '&';
  return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal));
}

/** The last run that begins at a place or before it, in the text (`at`) or in the file (`offset`); else the first. */
export function lastRun(runs: readonly TextRun[], by: 'at' | 'offset', place: number): TextRun | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.[by] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return runs[low];
}

/** The offset in the file of the character at `index` of the plain text. */
function offsetOf(index: number, runs: readonly TextRun[]): number {
  const run = lastRun(runs, 'at', index);
  return run ? run.offset + Math.min(index - run.at, run.length) : 0;
}

/** Places spans of plain text in their file. */
export interface Locator {
  (span: Span): Located;
  position(start: number, end: number): Position;
}

/** A locator for one block of text; `source` is the decoded text of its file. */
export function locator(runs: readonly TextRun[], source: string | ReturnType<typeof location>): Locator {
  const lines = typeof source === 'string' ? location(source) : source;
  const point = (offset: number) => ({ ...(lines.toPoint(offset) ?? { line: 1, column: 1 }), offset });
  const position = (start: number, end: number): Position => ({
    start: point(offsetOf(start, runs)),
    // An end is the place after its last character, so that text left out behind it stays out.
    end: point(end > start ? offsetOf(end - 1, runs) + 1 : offsetOf(start, runs)),
  });
  return Object.assign((span: Span) => ({ text: span.text, position: position(span.start, span.end) }), { position });
}
