import type { Span } from './span.ts';

/** How a document stands to a former edition of it. */
export interface Comparison {
  /** What it was compared with, as it was asked for: a file, a folder, or a revision. */
  against: string;
  /** Blocks of this edition that are not as they were, in their order. */
  segments: SegmentChange[];
  /** Blocks that this edition no longer has, in their order. */
  removed: RemovedSegment[];
  /** Figures and quotations that are not as they were, in the order of the text. */
  figures: AnnotationChange[];
  remarks: AnnotationChange[];
}

/** A block that is new, has other words, or stands at another place. */
export interface SegmentChange {
  kind: 'added' | 'changed' | 'moved';
  /** Id of the block. */
  segment: string;
  /** Its text before, where that was another one. */
  before?: string;
  /** Its new words then, as stretches of its text; an empty one where words are gone. */
  words?: Span[];
}

export interface RemovedSegment {
  text: string;
  /** Id of the block of this edition that it stood behind; absent where it was the first. */
  behind?: string;
}

/** A figure or a remark that is new, gone, or of another value, other words, another speaker. */
export interface AnnotationChange {
  kind: 'added' | 'removed' | 'changed';
  /** Id of the annotation in this edition; absent where it is gone. */
  annotation?: string;
  /** Id of the block that it stands in, or that it stood in or behind; absent where that was the first. */
  segment?: string;
  /** As printed in the former edition, with its speaker where it is a remark that has another one. */
  before?: string;
  /** As printed in this one, likewise. */
  after?: string;
}
