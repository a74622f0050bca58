import {
  type Annotation,
  type AnnotationChange,
  type RemarkAnnotation,
  type Segment,
  type StatisticAnnotation,
  speakerOf,
} from '../contract/index.ts';
import { align, type Pair } from './align.ts';

/** An edition's annotations, by their blocks. */
export type BySegment<A> = ReadonlyMap<string, readonly A[]>;

/** Those annotations of a document that an editor has not dismissed, by their blocks. */
export function bySegment<A extends Annotation>(
  annotations: readonly Annotation[],
  isA: (annotation: Annotation) => annotation is A,
): BySegment<A> {
  const found = new Map<string, A[]>();
  for (const annotation of annotations) {
    if (!isA(annotation) || annotation.status === 'dismissed') continue;
    const list = found.get(annotation.segment) ?? [];
    found.set(annotation.segment, list);
    list.push(annotation);
  }
  return found;
}

export interface Comparing<A> {
  /** Equal for annotations that say the same. */
  keyOf(annotation: A): string;
  /** How it is told to a reader, beside the other one of its pair. */
  wordsOf(annotation: A, other: A | undefined): string;
  /** From which likeness of their keys on, from 0 to 1, two are one that was changed. */
  isLike: number;
}

/** What was changed among the annotations of blocks that were paired. */
export function compareAnnotations<A extends Annotation>(
  pairs: readonly Pair<Segment>[],
  before: BySegment<A>,
  after: BySegment<A>,
  { keyOf, wordsOf, isLike }: Comparing<A>,
): AnnotationChange[] {
  const changes: AnnotationChange[] = [];
  let behind: string | undefined;
  for (const [was, is] of pairs) {
    const place = is?.id ?? behind;
    behind = place;
    if (was && is && was.text === is.text) continue;
    const [old, now] = [was ? (before.get(was.id) ?? []) : [], is ? (after.get(is.id) ?? []) : []];
    for (const [one, other] of align(old, now, { textOf: keyOf, isLike })) {
      if (one && other && keyOf(one) === keyOf(other)) continue;
      changes.push({
        kind: one && other ? 'changed' : one ? 'removed' : 'added',
        ...(other && { annotation: other.id }),
        ...(place !== undefined && { segment: place }),
        ...(one && { before: wordsOf(one, other) }),
        ...(other && { after: wordsOf(other, one) }),
      });
    }
  }
  return changes;
}

/** Figures, and dates that say a number or a name: of 上年 and *last year* there is nothing to check. */
export const isFigure = (annotation: Annotation): annotation is StatisticAnnotation =>
  annotation.type === 'statistic' &&
  (annotation.class === 'quantity' || (annotation.class === 'temporal' && NAMED.test(annotation.text)));

const NAMED = /[\p{N}〇零一二三四五六七八九十\p{Lu}]/u;

export const isRemark = (annotation: Annotation): annotation is RemarkAnnotation => annotation.type === 'remark';

/**
 * Figures are told by what they mean, so that 10% and 百分之十 are the same. A changed one counts the same unit, or
 * the same thing: the sign of both in the key makes those alike whose numbers have nothing in common.
 */
export const figures: Comparing<StatisticAnnotation> = {
  keyOf: (figure) => `${sortOf(figure).repeat(WEIGHT)}${meaningOf(figure)}`,
  wordsOf: ({ text }) => text,
  isLike: 0.6,
};

/** How often the sort of a figure counts beside its value. */
const WEIGHT = 4;

const sortOf = ({ class: sort, kind, unit, entity }: StatisticAnnotation): string =>
  `${sort}/${kind}/${unit?.code ?? unit?.text ?? entity?.text ?? ''};`;

function meaningOf(figure: StatisticAnnotation): string {
  const { op, value, min, max, numerator, denominator, edtf, timex, text } = figure;
  const meaning = [value, min, max, numerator, denominator, edtf ?? timex];
  return meaning.every((part) => part === undefined) ? text : [op, ...meaning.map((part) => part ?? '')].join('|');
}

/** Remarks are told by their words and their speaker. */
export const remarks: Comparing<RemarkAnnotation> = {
  keyOf: (remark) => `${speakerOf(remark)}\n${contentOf(remark)}`,
  wordsOf: (remark, other) => {
    const isOthers = other !== undefined && speakerOf(other) !== speakerOf(remark);
    return isOthers ? `${speakerOf(remark) || '—'}: ${remark.text}` : remark.text;
  },
  isLike: 0.3,
};

const contentOf = ({ content, fragments, text }: RemarkAnnotation): string =>
  content?.text ?? (fragments?.map((fragment) => fragment.text).join(' … ') || text);
