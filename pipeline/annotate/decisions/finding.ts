import type { Position } from 'unist';

/** Something about a decision that an editor should look at. */
export interface DecisionFinding {
  rule: string;
  reason: string;
  note: string;
  /** In the side file; of a directive, in the source file of this index. */
  file: 'decisions' | number;
  position: Position | undefined;
  /** The place in the text that is meant, or could be. */
  other?: { reason: string; file: number; position: Position };
}
