import type { TemplateContext } from '../../pipeline/contract/index.ts';
import { MARGINS, sidesOf } from './paper.ts';
import { turnedPages } from './wide-tables.ts';

/** The stretch of a page that notes may stand beside. Points from the head of the area that text is set in. */
export interface Strip {
  page: number;
  from: number;
  to: number;
  /** From the head of the first page to that of this one, as if the areas of all pages were one long page. */
  offset: number;
}

/**
 * The pages of the text, in order; without those that are turned, which tables fill. None before the first print, and
 * none where something is too wide for its page: browsers then set all pages smaller, and places are not what they seem.
 */
export function stripsOf(context: TemplateContext): Strip[] {
  const { pages, paper } = context;
  const sides = paper && sidesOf(paper);
  const [begin, end] = [pages.text, pages[TEXT_END]];
  if (!sides || !begin || !end || isSmaller(context)) return [];
  const turned = turnedPages(context);
  const strips: Strip[] = [];
  let offset = 0;
  for (let page = 1; page <= end.page; page += 1) {
    const to = (turned.has(page) ? sides.width : sides.height) - MARGINS.above - MARGINS.below;
    const from = page === begin.page ? begin.y - MARGINS.above : 0;
    if (page >= begin.page && !turned.has(page)) strips.push({ page, from, to, offset });
    offset += to;
  }
  return strips;
}

/** Id of an element where the text ends, before notes and registers. */
export const TEXT_END = 'text-end';

/** Id of an empty element near the foot of the first page, to see whether it is printed there. */
export const PROBE = 'probe';
/** Part of its distance by which it may be elsewhere: places are rounded. */
const ROUNDING = 0.002;

/** Points from the head of the area of the first page to the probe: nearly as far as its foot. */
export function probeAt({ paper }: Pick<TemplateContext, 'paper'>): number {
  return ((paper && sidesOf(paper)?.height) ?? 0) - MARGINS.above - MARGINS.below - 10;
}

function isSmaller(context: TemplateContext): boolean {
  const at = context.pages[PROBE];
  const expected = probeAt(context);
  return at === undefined || at.page > 1 || Math.abs((at.y - MARGINS.above) / expected - 1) > ROUNDING;
}
