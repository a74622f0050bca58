import type { Text } from 'mdast';
import type { Position } from 'unist';

/** Places a range of a file. */
export type Place = (start: number, end: number) => Position;

/**
 * Text nodes for a range of the source that is to be read as it stands.
 *
 * A node ends behind each `&`: a plain `&amp;` is five characters, and must not be taken for the
 * character reference that it would be in Markdown.
 */
export function literal(source: string, start: number, end: number, place: Place): Text[] {
  const nodes: Text[] = [];
  for (let from = start; from < end; ) {
    const amp = source.indexOf('&', from);
    const to = amp < 0 || amp >= end ? end : amp + 1;
    nodes.push({ type: 'text', value: source.slice(from, to), position: place(from, to) });
    from = to;
  }
  return nodes;
}
