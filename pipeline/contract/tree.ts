import type { Parent, PhrasingContent } from 'mdast';

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

declare module 'mdast' {
  interface PhrasingContentMap {
    annotation: AnnotationNode;
  }
  interface RootContentMap {
    annotation: AnnotationNode;
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
