import type { PageMap } from '../../pipeline/contract/index.ts';
import { spread } from './beside.ts';
import { MARGINS } from './paper.ts';
import type { Strip } from './strips.ts';

/** What stands beside an anchor, and goes on on the next page where its own has no room for it. */
export interface Flowing {
  anchor: string;
  /** Characters. */
  length: number;
  /** As much as there is room for from a character on; nothing where even the least has none. */
  take(from: number, room: number): Taken | undefined;
}

export interface Taken {
  /** Behind its last character. */
  to: number;
  /** Points. */
  height: number;
}

/** A part of it, and where that stands. */
export interface Part<T> extends Taken {
  item: T;
  from: number;
  strip: Strip;
  /** Points from the head of the area of its page. */
  top: number;
}

/** Where the parts on one page stand, which have room there: points from the head of its area. */
type Arrange = (wanted: readonly { top: number; height: number }[], strip: Strip) => number[];

/** Each as near to its line as those before it allow, and those at the foot of a page moved up. */
export const besideLines: Arrange = (wanted, { from, to }) => spread(wanted, from, to);

/** One below the other, the last at the foot of the page. */
export const atFoot: Arrange = (wanted, { to }) => {
  let top = to;
  return wanted
    .toReversed()
    .map(({ height }) => {
      top -= height;
      return top;
    })
    .reverse();
};

/** What is to be set, or goes on from a character. */
interface Waiting<T> {
  item: T;
  from: number;
  page: number;
  /** Points from the head of the area. */
  y: number;
}

/**
 * Sets notes on the pages of their anchors. What a page has no room for stands, or goes on, on the next strip. What has
 * not begun there either, or has not ended with the last, is left out as a whole, and so is what has no place yet.
 */
export function flow<T extends Flowing>(
  items: readonly T[],
  pages: PageMap,
  strips: readonly Strip[],
  arrange: Arrange,
): Part<T>[] {
  const notes = items.flatMap((item): Waiting<T>[] => {
    const at = pages[item.anchor];
    return at ? [{ item, from: 0, page: at.page, y: at.y - MARGINS.above }] : [];
  });
  notes.sort((a, b) => a.page - b.page || a.y - b.y);
  let open: Waiting<T>[] = [];
  let late: Waiting<T>[] = [];
  const parts = strips.flatMap((strip, index) => {
    const before = strips[index - 1]?.page ?? 0;
    const own = notes.filter(({ page }) => page > before && page <= strip.page);
    const filled = fill(strip, { open, own, late, isLast: index === strips.length - 1 });
    ({ open, late } = filled);
    const inOrder = filled.parts.toSorted((a, b) => a.page - b.page || a.y - b.y);
    const tops = arrange(inOrder, strip);
    return inOrder.map((part, at) => ({ ...part, top: tops[at] ?? part.top }));
  });
  const ended = new Set(parts.filter(({ item, to }) => to === item.length).map(({ item }) => item));
  return parts.filter(({ item }) => ended.has(item));
}

/** What goes on from the page before comes first, then the notes of the page, then those that had no room on that before. */
function fill<T extends Flowing>(
  strip: Strip,
  { open, own, late, isLast }: { open: Waiting<T>[]; own: Waiting<T>[]; late: Waiting<T>[]; isLast: boolean },
) {
  const parts: (Part<T> & Waiting<T>)[] = [];
  const goingOn: Waiting<T>[] = [];
  let room = strip.to - strip.from;
  const isSet = (note: Waiting<T>, mayGoOn: boolean): boolean => {
    const got = note.item.take(note.from, room);
    const isWhole = got?.to === note.item.length;
    if (!got || !(isWhole || mayGoOn)) return false;
    const isBeside = note.page === strip.page && note.from === 0;
    parts.push({ ...note, ...got, strip, top: isBeside ? note.y : strip.from });
    room -= got.height;
    if (!isWhole) goingOn.push({ ...note, from: got.to });
    return true;
  };
  const stillOpen = open.filter((note) => !isSet(note, !isLast));
  const notBegun = own.filter((note) => !isSet(note, !isLast));
  for (const note of late) isSet(note, false);
  return { parts, open: [...stillOpen, ...goingOn], late: notBegun };
}
