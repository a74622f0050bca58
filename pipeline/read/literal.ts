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
  // Only this range is searched: a file has many of them.
  const text = source.slice(start, end);
  const nodes: Text[] = [];
  for (let from = 0; from < text.length; ) {
    const amp = text.indexOf('&', from);
    const to = amp < 0 ? text.length : amp + 1;
    nodes.push({ type: 'text', value: text.slice(from, to), position: place(start + from, start + to) });
    from = to;
  }
  return nodes;
}
