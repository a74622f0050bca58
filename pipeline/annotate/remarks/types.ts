import type { Quotation } from '../../contract/remark.ts';
import type { Span } from '../../contract/span.ts';

export interface RemarksOptions {
  /** BCP 47. By default each block is read as Chinese if it holds a Han character, else as English. */
  language?: string;
}

/** One block of text in document order. */
export interface Block {
  /** Names the block in `resolved.segment` and `continued`. */
  id: string;
  text: string;
  /** A heading or title: read for marks, not for remarks. */
  heading?: boolean;
}

/** Marks that do not pair up: where, which rule, and what was found. */
export interface MarkDefect {
  span: Span;
  /** `marks/unclosed`, `marks/mismatched` or `marks/stray`. */
  rule: string;
  reason: string;
}

/** What one block holds. `parent` of a remark is the index of the outer remark in `quotations`. */
export interface BlockQuotations {
  /** Id of the block. */
  block: string;
  /** In the order of their starts; an outer quotation stands before those inside it. */
  quotations: Quotation[];
  defects: MarkDefect[];
}
