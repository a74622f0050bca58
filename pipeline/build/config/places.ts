import type { Position } from 'unist';
import { location } from 'vfile-location';
import { isNode, parseDocument } from 'yaml';

/** Finds where an option stands in the text of a configuration. */
export type FindPlace = (path: readonly PropertyKey[]) => Position | undefined;

/** In JSON, exactly: YAML 1.2 contains it, and its parser keeps positions. */
export function placesInJson(text: string): FindPlace {
  const document = parseDocument(text);
  const lines = location(text);
  return (path) => {
    for (let end = path.length; end >= 0; end--) {
      const node = document.getIn(path.slice(0, end), true);
      if (isNode(node) && node.range) return between(lines, node.range[0], node.range[1]);
    }
    return undefined;
  };
}

/** In code, by the option's name where it is written exactly once. */
export function placesInCode(text: string): FindPlace {
  const lines = location(text);
  return (path) => {
    const name = path.findLast((part) => typeof part === 'string');
    if (name === undefined) return undefined;
    const written = [...text.matchAll(new RegExp(`(?<![\\w$.])${name.replace(/\W/g, '\\$&')}(?=['"]?\\s*:)`, 'g'))];
    const [only] = written;
    return only && written.length === 1 ? between(lines, only.index, only.index + name.length) : undefined;
  };
}

/** The place that the message of `JSON.parse` names. */
export function placeOfSyntaxError(text: string, error: unknown): Position | undefined {
  const offset = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const at = offset === undefined ? text.length : Number(offset);
  return between(location(text), at, at);
}

function between(lines: ReturnType<typeof location>, from: number, to: number): Position | undefined {
  const start = lines.toPoint(from);
  const end = lines.toPoint(to);
  return start && end ? { start, end } : undefined;
}
