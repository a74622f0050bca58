import type { Node, Parent, PhrasingContent } from 'mdast';
import type { Position } from 'unist';

/**
 * Annotated text in the mdast tree. A remark's content, speaker and cue are nodes of their own that
 * name the same annotation; where an annotation crosses other nodes, each piece is one node.
 */
export interface AnnotationNode extends Parent {
  type: 'annotation';
  /** Id of the annotation. */
  annotation: string;
  kind: 'statistic' | 'remark' | 'mark' | 'evidential';
  part: 'whole' | 'speaker' | 'cue';
  /** False on every piece but the first; only the first carries the anchor. */
  first: boolean;
  children: PhrasingContent[];
}

/**
 * What a word processor or a page left in a plain text: a bookmark, a page number. It has a place and
 * no text. Reading puts it where it stood; segmenting makes it a segment and takes it out of the tree.
 */
export interface NoiseNode extends Node {
  type: 'noise';
  /** Why it was taken out. */
  note: string;
  position: Position;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    annotation: AnnotationNode;
    noise: NoiseNode;
  }
  interface RootContentMap {
    annotation: AnnotationNode;
    noise: NoiseNode;
  }
  interface Data {
    /** Id of the segment that a block stands for. */
    segment?: string;
    /** Index of the source file, in a document of several. */
    file?: number;
    /** The heading is the first sentence of the paragraph that follows it. */
    runIn?: boolean;
  }
}
