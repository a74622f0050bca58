import type { Quotation, Remark } from '../../contract/remark.ts';
import type { Pair } from './marks.ts';
import type { Mention } from './resolve.ts';

/** A quotation with the remark that it is nested in. */
export interface Placed {
  quotation: Quotation;
  parent: Remark | null;
  /** Ends in 说： without words; they may open the next block. */
  pending?: boolean;
}

/** What a language brings: how its blocks are read. */
export interface Grammar {
  /** Quotations of a block in any order; a heading holds marks only. */
  read(text: string, pairs: readonly Pair[], heading: boolean): Placed[];
  /** People and bodies that the text names, as antecedents. */
  mentions(text: string): Mention[];
}
