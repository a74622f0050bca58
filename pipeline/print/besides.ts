import type { Place } from './page-map.ts';
import { tokens } from './tags.ts';

const BESIDE = /\sdata-beside=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/**
 * The anchors of a page that stand beside another one, such as notes in the margin, by their ids: whatever is in an element
 * with `data-beside`. They are put in their place when that of the other one is known, so a draft has them elsewhere.
 */
export function besides(html: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!html.includes('data-beside')) return found;
  let around: { tag: string; depth: number; beside: string } | undefined;
  for (const { source, tag, closes, id } of tokens(html)) {
    if (tag === undefined) continue;
    const [, double, single, bare] = closes ? [] : (BESIDE.exec(source) ?? []);
    const beside = double ?? single ?? bare;
    if (around === undefined && beside !== undefined) around = { tag, depth: 0, beside };
    if (around === undefined) continue;
    if (id !== undefined) found.set(id, around.beside);
    if (tag === around.tag) around.depth += closes ? -1 : 1;
    if (around.depth === 0) around = undefined;
  }
  return found;
}

/** The places of a draft with those of what stands beside others. */
export function withBesides(
  map: Readonly<Record<string, Place>>,
  beside: ReadonlyMap<string, string>,
): Record<string, Place> {
  const places = [...beside].flatMap(([id, other]) => (map[other] ? [[id, map[other]] as const] : []));
  return { ...map, ...Object.fromEntries(places) };
}
