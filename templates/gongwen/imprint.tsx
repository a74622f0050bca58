import type { Result } from 'hastscript';
import type { TemplateContext } from '../../pipeline/contract/template.ts';
import { grid, HEAD } from './grid.ts';

/** Id of the empty block behind the text: the page map says where the text ends. */
export const END = 'text-end';

const hasImprint = ({ document }: TemplateContext): boolean => {
  const { copyTo, printedBy, printedOn } = document.meta.official ?? {};
  return (copyTo ?? printedBy ?? printedOn) !== undefined;
};

/** 版记: who gets copies, who printed it and when; the last lines of the last page (GB/T 9704-2012 § 7.4). */
export function imprint(context: TemplateContext): Result | undefined {
  if (!hasImprint(context)) return undefined;
  const { copyTo, printedBy, printedOn } = context.document.meta.official ?? {};
  return (
    <footer class="imprint" data-generated>
      <div class="entries">
        {copyTo && (
          <p class="copies">
            <span>抄送：</span>
            <span>{copyTo}</span>
          </p>
        )}
        {(printedBy ?? printedOn) === undefined ? undefined : (
          <p class="printed">
            <span>{printedBy ?? ''}</span>
            <span>{printedOn ? `${inWords(printedOn)}印发` : ''}</span>
          </p>
        )}
      </div>
    </footer>
  );
}

/** 2025-11-03 as 2025年11月3日: months and days without zeros (§ 7.3.5.4). */
function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Characters of size 4 that a line of copies holds. */
const COPIES_A_LINE = 26;

/**
 * Where the imprint stands: it fills what is left of the last page, which is one of even number, and is set at the foot
 * of it. Where the text ends on an odd page, or low down, it has the next page to itself.
 */
export function imprintStyle(context: TemplateContext): string {
  const end = context.pages[END];
  if (!hasImprint(context) || !end) return '';
  const { copyTo = '', printedBy, printedOn } = context.document.meta.official ?? {};
  const needed = Math.ceil(copyTo.length / COPIES_A_LINE) + (printedBy || printedOn ? 1 : 0) + 1;
  const used = Math.round((end.y - HEAD) / grid.pitch);
  const isBack = end.page % 2 === 0;
  const fits = isBack && grid.lines - used >= needed;
  const lines = fits ? grid.lines - used : grid.lines;
  return `.imprint { block-size: calc(${lines} * var(--pitch) - 1px) ${fits ? '' : `; break-before: ${isBack ? 'right' : 'page'}`} }`;
}
