import type { Element } from 'hast';

const HEADING = /^h[2-6]$/;

/** The levels of an official document have these markers (GB/T 9704-2012, § 7.3.3). */
const MARKERS = [
  /^[一二三四五六七八九十百]+、/u,
  /^[（(][一二三四五六七八九十百]+[）)]/u,
  /^\d+[.．、]/u,
  /^[（(]\d+[）)]/u,
];

/** The level of a heading, from 1: by its marker, or else by where it stands. */
export function levelOf({ tagName }: Element, marker = ''): number | undefined {
  if (!HEADING.test(tagName)) return undefined;
  const at = MARKERS.findIndex((pattern) => pattern.test(marker));
  return at < 0 ? Math.min(Number(tagName.slice(1)) - 1, MARKERS.length) : at + 1;
}
