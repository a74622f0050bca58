import type { Evidential, Mark, Remark } from './remark.ts';
import type { Locate } from './span.ts';
import type { Statistic } from './statistic.ts';

/** What an editor has said about an annotation. */
export type AnnotationStatus = 'proposed' | 'confirmed' | 'corrected' | 'added' | 'dismissed';

interface InDocument {
  /** Unique in the document: `n12` a number, `r3` a remark, `m4` a mark, `e1` an evidential. */
  id: string;
  /** Id of the segment that it stands in (the first one, where it spans several). */
  segment: string;
  status: AnnotationStatus;
  /** Why an editor dismissed or changed it. */
  reason?: string;
  /** Keys of the cited sources. */
  sources?: string[];
  /** What was found before an editor corrected it: the fields that were changed. */
  proposed?: Readonly<Record<string, unknown>>;
  /** Id of the remark or evidential that carries a statistic. */
  attributedTo?: string;
}

export type StatisticAnnotation = Locate<Statistic> & InDocument;
export type RemarkAnnotation = Locate<Remark> & InDocument;
export type MarkAnnotation = Locate<Mark> & InDocument;
export type EvidentialAnnotation = Locate<Evidential> & InDocument;

/** Id of the element of an annotated text, in every edition. */
export const textAnchor = ({ id }: Pick<Annotation, 'id'>): string => `at-${id}`;

/** The speaker of a remark, by the fullest mention that the document has; empty where it has none. */
export const speakerOf = ({ source }: Pick<RemarkAnnotation, 'source'>): string =>
  source?.resolved?.text || source?.text || source?.name || '';

/** A row of the flat list of annotations; also the shape of `annotations.json`. */
export type Annotation = StatisticAnnotation | RemarkAnnotation | MarkAnnotation | EvidentialAnnotation;
