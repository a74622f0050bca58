import { folioOf } from '../contract/index.ts';
import type { Place } from './page-map.ts';
import { tokens } from './tags.ts';

const FIRST = /\sdata-first-page\b/;

/**
 * How many pages stand before the text: a page may say with `data-first-page` which of its elements begins
 * on the first page of the text.
 */
export function frontPages(html: string, map: Readonly<Record<string, Place>>): number {
  for (const { source, id } of tokens(html)) {
    if (id !== undefined && FIRST.test(source)) return (map[id]?.page ?? 1) - 1;
  }
  return 0;
}

/** The same places with the numbers that are printed on their pages. */
export function withFolios(map: Readonly<Record<string, Place>>, front: number): Record<string, Place> {
  const numbered = Object.entries(map).map(
    ([id, place]) => [id, { ...place, folio: folioOf(place.page, front) }] as const,
  );
  return Object.fromEntries(numbered);
}
