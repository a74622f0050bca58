import type { Position } from 'unist';
import type { Located } from './span.ts';

export type SegmentRole =
  | 'title'
  | 'subtitle'
  | 'byline'
  | 'date'
  | 'lead'
  | 'heading'
  | 'itemHeading'
  | 'listIntro'
  | 'paragraph'
  | 'listItem'
  | 'blockquote'
  | 'table'
  | 'figure'
  | 'code'
  | 'note'
  | 'closing'
  | 'noise';

/** A run of plain text that stands unbroken in the source: `at` in the text, `offset` in the file. */
export interface TextRun {
  at: number;
  offset: number;
  length: number;
}

/** A piece of the source with a role. Segments are listed in document order. */
export interface Segment {
  /** Locator, unique in the document: `s1`, `s2`, … counted over all segments. */
  id: string;
  role: SegmentRole;
  /** 0 noise, 1 the document's own level, 2 and more below headings. */
  level: number;
  /** Index into the document's files. */
  file: number;
  position: Position;
  /** Plain text as the annotators read it; no normalisation. */
  text: string;
  runs: TextRun[];
  /** A heading that is the first sentence of its paragraph; `stop` is its closing punctuation. */
  runIn?: boolean;
  stop?: string;
  /** The printed number of a heading or point: 一、, （一）, 1., 第一. */
  marker?: Located;
  /** Enumerated points: which list, which point, of how many. */
  list?: string;
  index?: number;
  of?: number;
  /** Several lines that make one title. */
  parts?: Located[];
  /** Why a noise segment was taken out. */
  note?: string;
}
