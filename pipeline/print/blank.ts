import { Failure } from '../contract/index.ts';
import { contentOf } from './content.ts';
import type { Pdf } from './pdf/index.ts';

/** Text shown, a path painted, a shading or an image drawn (PDF 32000-1, annex A). */
const MARKS = /(?:^|[\s\])>])(?:Tj|TJ|'|"|f\*?|F|S|s|B\*?|b\*?|sh|Do|EI)(?=\s|$)/;

/** Fails with `pdf/blank` where there is no page, or nothing on the first one. */
export function refuseBlank(pdf: Pdf): void {
  const pages = pdf.pages();
  const [first] = pages;
  if (first && MARKS.test(contentOf(pdf, first.dict.get('/Contents')))) return;
  const found = first ? `${pages.length} pages with nothing on the first` : 'no pages';
  throw new Failure('pdf/blank', `Unexpected PDF of ${found}`, {
    note: 'Look at the print style sheet: an element may be wider than the page, or start with a page break.',
  });
}
