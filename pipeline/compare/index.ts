import type { Comparison, GalleyDocument } from '../contract/index.ts';
import { bySegment, compareAnnotations, figures, isFigure, isRemark, remarks } from './annotations.ts';
import { compareSegments } from './segments.ts';

export { reportComparison } from './messages.ts';

/**
 * What of a document is not as it was in a former edition. Both are annotated; neither is changed.
 *
 * Blocks are told by their words, figures by what they mean, remarks by their words and speaker, so that new numbers of
 * segments and other line breaks are no change. Linear, but for stretches that were written anew.
 */
export function compare(former: GalleyDocument, document: GalleyDocument, against: string): Comparison {
  const { pairs, ...segments } = compareSegments(former.segments, document.segments);
  const [was, is] = [former.annotations, document.annotations];
  return {
    against,
    ...segments,
    figures: compareAnnotations(pairs, bySegment(was, isFigure), bySegment(is, isFigure), figures),
    remarks: compareAnnotations(pairs, bySegment(was, isRemark), bySegment(is, isRemark), remarks),
  };
}
