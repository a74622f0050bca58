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

/** Page size and margins in CSS lengths. */
export interface Paper {
  /** A CSS page size, such as `A4` or `176mm 250mm`. */
  size: string;
}

/** A file that travels with an edition, by the relative URL it is referred to with. */
export interface Asset {
  type: string;
  bytes: Uint8Array;
}
export type Assets = ReadonlyMap<string, Asset>;
