import { type Debris, findDebris } from './debris.ts';

/** A line of a plain text file. Offsets are UTF-16 units of the file. */
export interface Line {
  /** Where its content begins and ends, white space and debris at its edges left out. */
  start: number;
  end: number;
  /** The whole line without its terminator. */
  from: number;
  to: number;
  /** What it says, debris taken out; empty for a blank line. */
  content: string;
  /** Width of the white space in front of it, in half-width columns. */
  indent: number;
  debris: Debris[];
  /** A new page begins with it. */
  newPage: boolean;
}

/** CRLF, LF, CR, the manual line break and page break of Word, NEL, and the separators of Unicode. */
const TERMINATOR = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let newPage = false;
  for (const { 0: terminator, index } of text.matchAll(TERMINATOR)) {
    lines.push(readLine(text, from, index, newPage));
    from = index + terminator.length;
    newPage = terminator === '\f';
  }
  if (from < text.length) lines.push(readLine(text, from, text.length, newPage));
  return lines;
}

function readLine(text: string, from: number, to: number, newPage: boolean): Line {
  const found = findDebris(text.slice(from, to), from);
  let start = from;
  let end = to;
  for (let next = 0; start < end; ) {
    if (/\s/.test(text[start] ?? '')) start += 1;
    else if (found[next]?.start === start) start = found[next++]?.end ?? end;
    else break;
  }
  for (let last = found.length - 1; end > start; ) {
    if (/\s/.test(text[end - 1] ?? '')) end -= 1;
    else if (found[last]?.end === end) end = found[last--]?.start ?? start;
    else break;
  }
  // White space at the edges is no debris, whatever it is made of.
  const debris = found.filter((item) => item.rule !== 'noise/space' || (item.start > start && item.end < end));
  return {
    start,
    end,
    from,
    to,
    content: contentOf(text, start, end, debris),
    indent: indentOf(text, from),
    debris,
    newPage,
  };
}

function contentOf(text: string, start: number, end: number, debris: readonly Debris[]): string {
  let content = '';
  let at = start;
  for (const item of debris) {
    if (item.start < start || item.end > end) continue;
    content += text.slice(at, item.start);
    at = item.end;
  }
  return content + text.slice(at, end);
}

function indentOf(text: string, from: number): number {
  let width = 0;
  for (let at = from; ; at += 1) {
    const character = text[at];
    if (character === '\u3000') width += 2;
    else if (character === '\t') width += 4;
    else if (character === ' ' || character === '\u00A0') width += 1;
    else return width;
  }
}
