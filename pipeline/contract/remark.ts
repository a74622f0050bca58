import type { Span } from './span.ts';

export type RemarkKind = 'direct' | 'mixed' | 'indirect' | 'document' | 'saying' | 'self';
export type SourceKind = 'person' | 'organisation' | 'document' | 'people' | 'anonymous' | 'self';

/** The speaker as printed, and who that is as far as the document says. */
export interface RemarkSource extends Span {
  name: string | null;
  title: string | null;
  org: string | null;
  kind: SourceKind;
  /** The fullest earlier mention in the document, for a pronoun, a short form or an omitted subject. */
  resolved?: (Span & { segment?: string }) | null;
  /** Why `resolved` is null or why the source does not stand beside the cue. */
  reason?: string;
}

/** A part of a remark that stands in another segment. */
export interface RemarkPart extends Span {
  segment: string;
}

/**
 * Words assigned to a speaker through an act of expression.
 *
 * The span is that of the content, from the first fragment to the last. `content` is null where the
 * content is split; then `fragments` holds its parts.
 */
export interface Remark extends Span {
  type: 'remark';
  kind: RemarkKind;
  source: RemarkSource | null;
  /** Why `source` is null. */
  reason?: string;
  /** Minimal expression: 指出, 说, said. */
  cue: Span | null;
  /** The verb group with adverbs and aspect: 多次公开呼吁. */
  cueGroup?: Span;
  content: Span | null;
  fragments?: Span[];
  /**
   * Parts in the following segments, of a quotation over several paragraphs; the remark's own spans end with
   * its segment. Where all of the words stand there, `content` is null and the remark's span is its cue's.
   */
  continued?: RemarkPart[];
  /** The marked parts of a mixed remark, marks included. */
  quoted?: Span[];
  polarity?: 'neg' | 'hypothetical';
  defect?: 'unclosed' | 'mismatched';
  /** Index of the remark that this one is nested in. */
  parent?: string;
  rule: string;
  confidence: number;
}

/** A pair of quotation marks that is not a remark. */
export interface Mark extends Span {
  type: 'mark';
  class: 'term' | 'soCalled' | 'title' | 'text' | 'eventDate';
  inner: Span;
  rule: string;
  confidence: number;
}

/** An inanimate source with 显示, 表明, shows: carries figures, but is nobody's remark. */
export interface Evidential extends Span {
  type: 'evidential';
  source: Span | null;
  cue: Span;
  content: Span | null;
  rule: string;
  confidence: number;
}

export type Quotation = Remark | Mark | Evidential;
