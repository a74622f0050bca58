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

/** The pages of the text, in order; without those that are turned, which tables fill. None before the first print. */
export function stripsOf(context: TemplateContext): Strip[] {
  const { pages, paper } = context;
  const sides = paper && sidesOf(paper);
  const [begin, end] = [pages.text, pages[TEXT_END]];
  if (!sides || !begin || !end) return [];
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
