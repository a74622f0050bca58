import type { PageMap } from '../../pipeline/contract/index.ts';

/** What is to stand in the margin beside an anchor. */
export interface Beside {
  anchor: string;
  /** Points that it is high at most. */
  height: number;
}

/** Where it stands: a page, from 1, and points from the head of the area of that page. */
export interface Placed<T> {
  item: T;
  page: number;
  top: number;
}

/** Of the area that text is set in: points from the head of the page, and points high. */
export interface Area {
  head: number;
  height: number;
}

/**
 * Places notes beside their anchors, none over another: each as near to its line as those before it allow, and those at
 * the foot of a page moved up. What a page has no room for is left out, and so is what has no place yet.
 */
export function placeBeside<T extends Beside>(items: readonly T[], pages: PageMap, area: Area): Placed<T>[] {
  const byPage = new Map<number, Placed<T>[]>();
  for (const item of items) {
    const at = pages[item.anchor];
    if (!at) continue;
    byPage.set(at.page, [...(byPage.get(at.page) ?? []), { item, page: at.page, top: at.y - area.head }]);
  }
  return [...byPage.values()].flatMap((wanted) => onPage(wanted, area));
}

function onPage<T extends Beside>(wanted: readonly Placed<T>[], area: Area): Placed<T>[] {
  const notes = wanted.toSorted((a, b) => a.top - b.top);
  while (notes.reduce((sum, { item }) => sum + item.height, 0) > area.height) notes.pop();
  const tops = spread(
    notes.map(({ item, top }) => ({ top, height: item.height })),
    0,
    area.height,
  );
  return notes.map((note, at) => ({ ...note, top: tops[at] ?? note.top }));
}

/** Where things stand that have room together: each where it should or below the one before, the last moved up. */
export function spread(wanted: readonly { top: number; height: number }[], from: number, to: number): number[] {
  let free = from;
  const down = wanted.map(({ top, height }) => {
    const lowered = Math.max(free, top);
    free = lowered + height;
    return { top: lowered, height };
  });
  let limit = to;
  return down
    .reverse()
    .map(({ top, height }) => {
      limit = Math.min(top, limit - height);
      return limit;
    })
    .reverse();
}

/**
 * A rule that puts an element there: absolutely, from the head of the first page, as if the areas of the pages were one
 * long page. Browsers lay out so what stands in nothing that is positioned.
 */
export function besideRule(selector: string, { page, top }: Placed<unknown>, { height }: Area): string {
  return `${selector} { inset-block-start: ${((page - 1) * height + top).toFixed(2)}pt }`;
}
