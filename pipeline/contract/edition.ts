/** One output of one document. */
export interface Edition {
  format: 'html' | 'pdf';
  /** `reading` keeps annotations quiet and semantic; `annotated` shows them. */
  variant: 'reading' | 'annotated';
}

/** Where an anchor was printed. */
export interface PagePlace {
  /** 1-based physical page. */
  page: number;
  /** The page number as printed on the page. */
  folio: string;
  /** Distance from the top of the page, PDF points. */
  y: number;
}

/** Anchor (the `id` of an element) to the place it was printed at. Empty before the first print. */
export type PageMap = Readonly<Record<string, PagePlace>>;

/** The printed number of a physical page: roman for those before the text, which begins with 1. */
export function folioOf(page: number, front: number): string {
  return page > front ? String(page - front) : roman(page);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  const [value, sign] = ROMAN.find(([one]) => one <= number) ?? [0, ''];
  return value === 0 ? '' : sign + roman(number - value);
}

/** A page as it was printed. */
export interface PrintedPage {
  /** The page number as printed on it. */
  folio: string;
  /** Its first lines of text without white space, or the beginnings of them; none on a page of pictures. */
  lines: readonly string[];
}

/** What printing says of pages to who speaks of them elsewhere. */
export interface PrintedPages {
  map: PageMap;
  /** In order. */
  pages: readonly PrintedPage[];
}

/**
 * What a PDF can claim to be: PDF/UA-1 (ISO 14289-1), for readers who do not see the page; PDF/A-2a and PDF/A-3a
 * (ISO 19005-2 and -3), for archives, the latter with the source and its data inside.
 */
export const PDF_STANDARDS = ['ua-1', 'a-2a', 'a-3a'] as const;

export type PdfStandard = (typeof PDF_STANDARDS)[number];

/** A file that travels inside a PDF. */
export interface Attachment {
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
  /** In words, for readers that list attachments. */
  description: string;
  /** What it is to the pages (ISO 32000-2, 14.13): what they were made from, or the data in them. */
  relationship: 'Source' | 'Data';
}

/** Page size and margins in CSS lengths. */
export interface Paper {
  /** A CSS page size, such as `A4` or `176mm 250mm`. */
  size: string;
}

/** PDF points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** A stretch of text on a page that comes from the source. */
export interface SourceWords {
  /** Id of the innermost element around it that has one. */
  anchor?: string;
  text: string;
}

/** A file that travels with an edition, by the relative URL it is referred to with. */
export interface Asset {
  type: string;
  bytes: Uint8Array;
}
export type Assets = ReadonlyMap<string, Asset>;
