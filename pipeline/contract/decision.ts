import type { Position } from 'unist';
import type { Annotation } from './annotation.ts';
import type { Mark, RemarkKind, SourceKind } from './remark.ts';
import type { Operator, StatisticClass, StatisticKind, Unit } from './statistic.ts';

/** A work that a figure or a remark is cited from. */
export interface CitedSource {
  /** What the document calls it: `customs-2020`. */
  key: string;
  title: string;
  author?: string;
  publisher?: string;
  /** As printed: a year, a day. */
  date?: string;
  url?: string;
}

/** What an editor sets in place of what was found. All of it is optional; what is absent stays. */
export interface Correction {
  /** The words that the annotation really covers; they overlap those it was found on. */
  text?: string;
  class?: StatisticClass | Mark['class'];
  kind?: StatisticKind | RemarkKind;
  op?: Operator;
  /** Decimal strings. */
  value?: string;
  min?: string;
  max?: string;
  minInclusive?: boolean;
  maxInclusive?: boolean;
  unit?: string | Unit;
  /** Words of the paragraph. */
  entity?: string;
  property?: string;
  /** EDTF. */
  time?: string;
  edtf?: string;
  /** The speaker of a remark: their name, or the words of the paragraph that name them. */
  speaker?: string;
  title?: string;
  org?: string;
  speakerKind?: SourceKind;
}

/** What an editor says in the side file of a document (W3C Web Annotation, text quote selector). */
export interface Decision {
  act: 'confirm' | 'correct' | 'dismiss' | 'add' | 'cite';
  /** The annotated words. */
  quote: string;
  /** Words right before and behind them, where the quote alone stands more than once. */
  before?: string;
  after?: string;
  type?: Annotation['type'];
  set: Correction;
  reason?: string;
  /** Keys of cited sources. */
  sources: string[];
  /** Line of the source at which the words stood when the decision was written. */
  line?: number;
  /** In the side file. */
  position: Position;
}

/** The same, said in a Markdown source around the words themselves. */
export interface DirectiveDecision {
  name: 'stat' | 'remark' | 'plain';
  set: Correction;
  status?: 'verified' | 'proposed';
  reason?: string;
  sources: string[];
}

declare module 'mdast' {
  interface Data {
    /** What a directive says of the words that it holds. */
    decision?: DirectiveDecision;
  }
}
