import { folioOf, type PageMap, type PrintedPages, type Printer, type TextGrid } from '../contract/index.ts';
import { printAhead } from './ahead.ts';
import { type Anchored, withAnchors } from './anchors.ts';
import type { finish as finishNow, PdfMetadata } from './finish.ts';
import type { PrintedFont } from './fonts.ts';
import { type GridReport, measureGrid } from './grid/index.ts';
import { published } from './page-map.ts';
import { readPageStarts } from './page-starts.ts';
import { type LostText, lostText } from './proof.ts';
import type { RawPdf } from './raw-pdf.ts';
import { type Laid, type Places, settle } from './settle.ts';
import type { Space } from './space.ts';

export type { PdfMetadata } from './finish.ts';
export type { PrintedFont } from './fonts.ts';
export type { GridDeviation, GridReport } from './grid/index.ts';
export { type CoarseImage, forPress } from './press/index.ts';
export type { LostText } from './proof.ts';
export type { Space } from './space.ts';

/** Finishes a PDF: the browser's, its metadata, its page, the places on its pages, and how many stand before the text. */
export type Finish = (...given: Parameters<typeof finishNow>) => Promise<ReturnType<typeof finishNow>>;

/** Finishes it in this thread. */
export const finishHere: Finish = async (...given) => (await import('./finish.ts')).finish(...given);

export interface PrintEdition {
  /** Lays the edition out with the pages known so far: none at first. */
  render(pages: PageMap): Promise<Laid>;
  printer: Printer;
  /** What finishes the PDF: this thread, where it is absent, or fails. */
  finish?: Finish;
  metadata: PdfMetadata;
  /** Where it was before: it is printed with these pages too, while the draft says whether they are still right. */
  expected?: PageMap;
  /** The grid that its text should stand on. */
  grid?: TextGrid;
  /** Milliseconds for each print. */
  deadline: number;
  signal?: AbortSignal;
  /** Told each time the browser has begun to print: until it ends there is time for other things. */
  onPrint?: () => void;
  /** Told of the pages as soon as they are known, and again where they were not yet right. */
  onPages?: (pages: PrintedPages) => void;
}

export interface Printed {
  bytes: Uint8Array;
  pages: number;
  pageMap: PageMap;
  /** How often it was printed until the page numbers were right: 2, or 4 where the numbers moved text; every other one a draft. */
  prints: number;
  /** Anchors whose page numbers are still wrong after the last print. */
  unsettled: string[];
  /** The first words of the source that are not in its text layer where they belong. */
  lost?: LostText;
  /** How its text stands on the grid, where there is one. */
  grid?: GridReport;
  /** URLs that the pages asked for and that are not among the assets. */
  refused: string[];
  fonts: PrintedFont[];
  space: Space;
}

/**
 * Prints an edition with the right page numbers in it and finishes its PDF.
 *
 * Fails with what the printer fails with, `pdf/truncated` and `pdf/blank`.
 */
export async function printEdition({
  render,
  printer,
  finish = finishHere,
  metadata,
  expected,
  grid,
  deadline,
  signal,
  onPrint,
  onPages,
}: PrintEdition): Promise<Printed> {
  const refused = new Set<string>();
  const onRefused = (url: string) => void refused.add(url);
  const tab = printer.open();
  const other = expected && printer.open();
  const jobOf = ({ html, assets }: Laid, anchored: Anchored, onLoaded?: () => void) => ({
    html: withAnchors(html, anchored),
    assets,
    draft: anchored === 'marked',
    deadline,
    onRefused,
    onLoaded() {
      onPrint?.();
      onLoaded?.();
    },
  });
  const { raw, pdf, laid, front, pageMap, ...settled } = await settle({
    render,
    print: (laid, anchored, onLoaded) => tab.print(jobOf(laid, anchored, onLoaded), signal),
    ...(other && {
      ahead: () =>
        printAhead(expected, render, (laid, stop) =>
          other.print(jobOf(laid, 'blocks'), signal ? AbortSignal.any([signal, stop]) : stop),
        ),
    }),
    onDraft: (...draft) => onPages?.(pagesOf(...draft)),
  }).finally(() => {
    void tab.close();
    void other?.close();
  });
  signal?.throwIfAborted();
  const given = [raw, metadata, laid.html, pageMap, front] as const;
  // A failure in another thread has lost its rule on its way.
  const finishing = finish(...given).catch(() => finishHere(...given));
  // While it is read here, a failure is not unheard.
  finishing.catch(() => {});
  const lost = lostText(laid.words, pdf);
  const finished = await finishing;
  return {
    ...settled,
    ...finished,
    pageMap: published(pageMap),
    ...(lost && { lost }),
    ...(grid && { grid: measureGrid(pdf, grid, laid.html, pageMap) }),
    refused: [...refused],
  };
}

function pagesOf(pdf: RawPdf, places: Places, front: number): PrintedPages {
  const pages = readPageStarts(pdf).map((lines, index) => ({ folio: folioOf(index + 1, front), lines }));
  return { map: published(places), pages };
}
