import { pageTextOf } from './page-text.ts';
import { type RawPage, rawPages } from './raw-pages.ts';
import { type RawPdf, reference } from './raw-pdf.ts';

/** Marked content of a page. */
interface Marked {
  page: number;
  mark: number;
}

/**
 * The texts of a PDF by Chromium in the order of its tags, which is the order that a screen reader reads
 * in; one for each stretch of marked content. Artifacts are left out.
 */
export function readingOrder(pdf: RawPdf): string[] {
  const textOf = pageTextOf(pdf);
  const pages = rawPages(pdf);
  const texts = new Map<number, Map<number, string>>();
  for (const [number, page] of pages) texts.set(number, markedTexts(textOf(number, page), page));
  const root = reference(pdf.object(pdf.root), 'StructTreeRoot');
  if (root === undefined) return [];
  return [...marksIn(pdf, root)].map(({ page, mark }) => texts.get(page)?.get(mark) ?? '');
}

function markedTexts(pieces: ReturnType<ReturnType<typeof pageTextOf>>, page: RawPage): Map<number, string> {
  const texts = new Map<number, string>();
  for (const { text, mark, y } of pieces) {
    // What is painted beyond the sheet is not printed.
    if (mark !== undefined && y >= 0 && y <= page.height) texts.set(mark, (texts.get(mark) ?? '') + text);
  }
  return texts;
}

const KIDS = /\/K\s*(?:\[((?:<<[^>]*>>|[^\]<])*)\]|(<<[^>]*>>|\d+(?: 0 R)?))/;
const KID = /<<([^>]*)>>|(\d+) 0 R|(\d+)/g;

/** The marked content below an element of the structure, depth first (PDF 32000-1, 14.7.2 and 14.7.4). */
function* marksIn(pdf: RawPdf, element: number): Generator<Marked> {
  const text = pdf.object(element);
  const page = reference(text, 'Pg') ?? 0;
  const [, list, only] = KIDS.exec(text) ?? [];
  for (const [, dictionary, kid, mark] of (list ?? only ?? '').matchAll(KID)) {
    const own = dictionary === undefined ? mark : /\/MCID (\d+)/.exec(dictionary)?.[1];
    if (kid !== undefined) yield* marksIn(pdf, Number(kid));
    else if (own !== undefined) yield { page: reference(dictionary ?? '', 'Pg') ?? page, mark: Number(own) };
  }
}
