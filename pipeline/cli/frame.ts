import type { VFileMessage } from 'vfile-message';
import { printable, type Style, upTo, width, widthOf } from './style.ts';

/** Columns that a line of the source may take; paragraphs of a report are far longer. */
const ROOM = 72;

/** The line that a message is about, with a mark under the place. */
export function frame(message: VFileMessage, excerpt: string, style: Style): string | undefined {
  const { line, column } = message;
  if (line === undefined || column === undefined || excerpt.trim() === '') return undefined;
  const text = printable(excerpt);
  const at = Math.min(column - 1, text.length);
  const start = from(text, at);
  const shown = upTo(text.slice(start), ROOM);
  const before = (start > 0 ? '…' : '') + text.slice(start, at);
  const marked = Math.max(1, width(text.slice(at, Math.min(end(message, text), start + shown.length))));
  const gutter = `${line} │ `;
  const dots = [start > 0 ? '…' : '', start + shown.length < text.length ? '…' : ''];
  return [
    `  ${style.dim(gutter)}${dots[0]}${shown}${dots[1]}`,
    `  ${' '.repeat(gutter.length - 2)}${style.dim('│')} ${' '.repeat(width(before))}${style.red('^'.repeat(marked))}`,
  ].join('\n');
}

/** The index behind the marked text, at most the end of the line. */
function end({ place, line, column }: VFileMessage, text: string): number {
  const last = place && 'end' in place ? place.end : undefined;
  if (last === undefined || line === undefined) return column ?? 1;
  return last.line === line ? last.column - 1 : text.length;
}

/** Where to begin, so that a third of the room shows what stands before the place. */
function from(text: string, at: number): number {
  if (width(text) <= ROOM) return 0;
  let start = at;
  for (let used = 0; start > 0; start--) {
    used += widthOf(text[start - 1] ?? '');
    if (used > ROOM / 3) break;
  }
  return start;
}
